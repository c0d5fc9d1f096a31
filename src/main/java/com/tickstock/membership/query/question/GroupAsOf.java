package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Knowledge;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.topology.StoredGroup;
import java.time.Instant;
import java.util.Optional;

/**
 * The group as it was, under the version that it stands at now, or stood at when it was known so.
 * Empty where it did not exist.
 */
@JsonTypeName("group-as-of")
public record GroupAsOf(GroupKey key, AsOf when) implements WholeGroup {
  @Override
  public int partition() {
    return PartitionStores.partition(key);
  }

  @Override
  public Optional<StoredGroup> answer(PartitionStores stores) {
    return when.knownAt().isPresent()
        ? asKnown(stores.timeline(key, Knowledge::of), when.knownAt().get())
        : Heads.find(stores, key).flatMap(head -> now(stores, head));
  }

  private Optional<StoredGroup> asKnown(Knowledge knowledge, Instant knownAt) {
    return knowledge
        .newestVersion(knownAt)
        .flatMap(
            entry ->
                knowledge
                    .asOf(when.end(), knownAt)
                    .map(g -> stored(entry.version().orElseThrow(), entry.recordedAt(), g)));
  }

  private Optional<StoredGroup> now(PartitionStores stores, Heads.Head head) {
    return stores
        .timeline(key, timeline -> timeline.asOf(when.end()))
        .map(group -> stored(head.version(), head.updatedAt(), group));
  }

  private StoredGroup stored(long version, Instant updatedAt, Group group) {
    GroupJson json = GroupJson.of(key, version, updatedAt, group);
    return StoredGroup.of(version, updatedAt, Json.write(json));
  }
}
