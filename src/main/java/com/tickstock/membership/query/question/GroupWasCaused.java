package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Moment;
import com.tickstock.membership.group.Timeline;
import com.tickstock.membership.group.TimelineEntry;
import java.util.stream.Stream;

/** Whether an event whose id begins so ever made something of the group, whatever came since. */
@JsonTypeName("group-was-caused")
public record GroupWasCaused(GroupKey key, String eventIdPrefix) implements GroupQuestion<Boolean> {
  @Override
  public int partition() {
    return PartitionStores.partition(key);
  }

  @Override
  public Boolean answer(PartitionStores stores) {
    return stores.timeline(key, this::hasCause);
  }

  private boolean hasCause(Timeline timeline) {
    try (Stream<TimelineEntry> entries = timeline.before(Moment.LAST)) {
      return entries.anyMatch(e -> e.cause().event().id().startsWith(eventIdPrefix));
    }
  }
}
