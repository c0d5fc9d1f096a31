package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Knowledge;
import com.tickstock.membership.group.Stretch;
import com.tickstock.membership.json.GroupBody;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.ServedStretch;
import com.tickstock.membership.json.TimelineRow;
import com.tickstock.membership.topology.Rewrites;
import com.tickstock.membership.topology.StoredGroup;
import com.tickstock.membership.topology.StoredTimeline;
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
  public Optional<StoredGroup> look(PartitionStores stores) {
    if (when.knownAt().isPresent()) {
      return asKnown(stores.timeline(key, Knowledge::of), when.knownAt().get());
    }
    Rewrites standing = stores.standing(key);
    Optional<ServedStretch> known = stores.remembered(key, standing.version(), when.end());
    return known.isPresent()
        ? known.get().before(when.end()).map(group -> stored(standing, group))
        : read(stores);
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

  private Optional<StoredGroup> read(PartitionStores stores) {
    Found found = stores.timeline(key, this::find);
    found.read().ifPresent(read -> stores.remember(key, found.standing().version(), read));
    return found.group().map(group -> stored(found.standing(), group));
  }

  /**
   * @param group empty where it does not exist then
   * @param read what had to be read for it, worth remembering once it is sure to be of one version
   */
  private record Found(
      Rewrites standing, Optional<GroupBody> group, Optional<ServedStretch> read) {}

  private Found find(Rewrites standing, StoredTimeline timeline) {
    Optional<GroupBody> checkpoint =
        timeline.newestBefore(when.end()).flatMap(TimelineRow::checkpoint);
    if (checkpoint.isPresent()) {
      return new Found(standing, checkpoint, Optional.empty());
    }
    Optional<ServedStretch> read = Stretch.around(timeline, when.end()).map(ServedStretch::new);
    return new Found(standing, read.flatMap(stretch -> stretch.before(when.end())), read);
  }

  private StoredGroup stored(Rewrites standing, GroupBody group) {
    byte[] json = group.json(key, standing.version(), standing.updatedAt());
    return StoredGroup.asOf(standing.version(), standing.updatedAt(), json);
  }

  private StoredGroup stored(long version, Instant updatedAt, Group group) {
    GroupJson json = GroupJson.of(key, version, updatedAt, group);
    return StoredGroup.asOf(version, updatedAt, Json.write(json));
  }
}
