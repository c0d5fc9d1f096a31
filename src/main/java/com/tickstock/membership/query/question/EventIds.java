package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.store.StoredTimeline;
import com.tickstock.membership.store.access.PartitionStores;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ids of all events of a group, whatever they said, newest first; nothing else of them is read.
 *
 * @param before where the page starts
 * @param limit ids, 1 to 1000
 */
@JsonTypeName("event-ids")
public record EventIds(GroupKey key, TimelinePosition before, int limit)
    implements GroupQuestion<EventIds.Page> {
  public EventIds {
    Limits.requirePage(limit);
  }

  /**
   * @param next where the next page starts; empty on the last one
   */
  public record Page(List<String> ids, Optional<TimelinePosition> next) {}

  @Override
  public int partition() {
    return PartitionStores.partition(key);
  }

  @Override
  public Page answer(PartitionStores stores) {
    return stores.timeline(key, (at, timeline) -> page(timeline));
  }

  private Page page(StoredTimeline timeline) {
    try (Stream<StoredTimeline.Named> rows = timeline.named(before)) {
      List<StoredTimeline.Named> page = rows.limit(limit).toList();
      Optional<TimelinePosition> next =
          page.size() < limit ? Optional.empty() : Optional.of(page.get(limit - 1).at());
      return new Page(page.stream().map(StoredTimeline.Named::eventId).toList(), next);
    }
  }
}
