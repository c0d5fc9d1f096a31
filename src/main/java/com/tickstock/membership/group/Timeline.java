package com.tickstock.membership.group;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/** The events of one group ordered by (effective time, log order). Close the streams. */
public interface Timeline {

  /** The entries before {@code moment}, newest first. */
  Stream<TimelineEntry> before(Moment moment);

  /** The entries after {@code moment}, oldest first. */
  Stream<TimelineEntry> after(Moment moment);

  /** The group as the events before {@code moment} make it; empty where it does not exist then. */
  default Optional<Group> asOf(Moment moment) {
    return stateBefore(moment).toGroup();
  }

  /** Back to the nearest checkpoint, then forward again. */
  default GroupState stateBefore(Moment moment) {
    Deque<TimelineEntry> replay = new ArrayDeque<>();
    try (Stream<TimelineEntry> entries = before(moment)) {
      Iterator<TimelineEntry> newestFirst = entries.iterator();
      while (newestFirst.hasNext() && (replay.isEmpty() || !replay.getFirst().isBase())) {
        replay.addFirst(newestFirst.next());
      }
    }
    return GroupState.replay(replay);
  }
}
