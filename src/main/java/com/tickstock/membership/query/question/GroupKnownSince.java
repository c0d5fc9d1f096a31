package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Timeline;
import com.tickstock.membership.group.TimelineEntry;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.store.access.PartitionStores;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Since when it is known; empty where it was never heard of. */
@JsonTypeName("group-known-since")
public record GroupKnownSince(GroupKey key) implements GroupQuestion<Optional<Instant>> {
  @Override
  public int partition() {
    return PartitionStores.partition(key);
  }

  @Override
  public Optional<Instant> answer(PartitionStores stores) {
    return stores.timeline(key, GroupKnownSince::first);
  }

  private static Optional<Instant> first(Timeline timeline) {
    try (Stream<TimelineEntry> entries = timeline.after(TimelinePosition.FIRST)) {
      return entries.findFirst().map(entry -> entry.at().effectiveAt());
    }
  }
}
