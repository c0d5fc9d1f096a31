package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.topology.StoredTimeline;
import java.util.stream.Stream;

/**
 * Whether an event of the group has an id that begins so, whatever it said and however long ago.
 */
@JsonTypeName("has-event")
public record HasEvent(GroupKey key, String idStart) implements GroupQuestion<Boolean> {
  @Override
  public int partition() {
    return PartitionStores.partition(key);
  }

  @Override
  public Boolean answer(PartitionStores stores) {
    return stores.timeline(key, (at, timeline) -> isIn(timeline));
  }

  private boolean isIn(StoredTimeline timeline) {
    try (Stream<String> ids = timeline.eventIds()) {
      return ids.anyMatch(id -> id.startsWith(idStart));
    }
  }
}
