package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Moment;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.topology.StoredGroup;
import java.time.Instant;
import java.util.Optional;

/**
 * The group as it was at a time, as far as is known now, under the version that it stands at now.
 * Empty where it did not exist.
 */
@JsonTypeName("group-as-of")
public record GroupAsOf(GroupKey key, Instant time) implements WholeGroup {
  @Override
  public int partition() {
    return PartitionStores.partition(key);
  }

  @Override
  public Optional<StoredGroup> answer(PartitionStores stores) {
    return Heads.find(stores, key).flatMap(head -> then(stores, head));
  }

  private Optional<StoredGroup> then(PartitionStores stores, Heads.Head head) {
    return stores
        .timeline(key, timeline -> timeline.asOf(Moment.endOf(time)))
        .map(group -> stored(head, group));
  }

  private StoredGroup stored(Heads.Head head, Group group) {
    GroupJson json = GroupJson.of(key, head.version(), head.updatedAt(), group);
    return StoredGroup.of(head.version(), head.updatedAt(), Json.write(json));
  }
}
