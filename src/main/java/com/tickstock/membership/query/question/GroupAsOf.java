package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.TimelineSegment;
import com.tickstock.membership.group.TransactionTimeView;
import com.tickstock.membership.json.GroupBody;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.SegmentEncoder;
import com.tickstock.membership.json.TimelineRow;
import com.tickstock.membership.store.StoredGroup;
import com.tickstock.membership.store.StoredTimeline;
import com.tickstock.membership.store.TimelineSeqlock;
import com.tickstock.membership.store.access.PartitionStores;
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
      return asKnown(stores.timeline(key, TransactionTimeView::of), when.knownAt().get());
    }
    TimelineSeqlock seqlock = stores.seqlock(key);
    Optional<SegmentEncoder> known = stores.remembered(key, seqlock.version(), when.end());
    return known.isPresent()
        ? known.get().before(when.end()).map(group -> stored(seqlock, group))
        : read(stores);
  }

  private Optional<StoredGroup> asKnown(TransactionTimeView knowledge, Instant knownAt) {
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
    found.read().ifPresent(read -> stores.remember(key, found.seqlock().version(), read));
    return found.group().map(group -> stored(found.seqlock(), group));
  }

  /**
   * @param group empty where it does not exist then
   * @param read what had to be read for it, worth remembering once it is sure to be of one version
   */
  private record Found(
      TimelineSeqlock seqlock, Optional<GroupBody> group, Optional<SegmentEncoder> read) {}

  private Found find(TimelineSeqlock seqlock, StoredTimeline timeline) {
    Optional<GroupBody> checkpoint =
        timeline.newestBefore(when.end()).flatMap(TimelineRow::checkpoint);
    if (checkpoint.isPresent()) {
      return new Found(seqlock, checkpoint, Optional.empty());
    }
    Optional<SegmentEncoder> read =
        TimelineSegment.around(timeline, when.end()).map(SegmentEncoder::new);
    return new Found(seqlock, read.flatMap(segment -> segment.before(when.end())), read);
  }

  private StoredGroup stored(TimelineSeqlock seqlock, GroupBody group) {
    byte[] json = group.json(key, seqlock.version(), seqlock.updatedAt());
    return StoredGroup.asOf(seqlock.version(), seqlock.updatedAt(), json);
  }

  private StoredGroup stored(long version, Instant updatedAt, Group group) {
    GroupJson json = GroupJson.of(key, version, updatedAt, group);
    return StoredGroup.asOf(version, updatedAt, Json.write(json));
  }
}
