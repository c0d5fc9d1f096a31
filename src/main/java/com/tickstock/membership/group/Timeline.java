package com.tickstock.membership.group;

import java.util.Optional;
import java.util.stream.Stream;

/** The events of one group ordered by (effective time, log order). Close the streams. */
public interface Timeline {

  /** The entries before {@code moment}, newest first. */
  Stream<TimelineEntry> before(TimelinePosition moment);

  /** The entries after {@code moment}, oldest first. */
  Stream<TimelineEntry> after(TimelinePosition moment);

  /** The group after the events before {@code moment}; empty if it does not exist then. */
  default Optional<Group> asOf(TimelinePosition moment) {
    return stateBefore(moment).toGroup();
  }

  default GroupState stateBefore(TimelinePosition moment) {
    try (Stream<TimelineEntry> entries = before(moment)) {
      return GroupState.after(entries.iterator());
    }
  }
}
