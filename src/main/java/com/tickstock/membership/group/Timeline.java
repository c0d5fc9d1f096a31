package com.tickstock.membership.group;

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

  default GroupState stateBefore(Moment moment) {
    try (Stream<TimelineEntry> entries = before(moment)) {
      return GroupState.after(entries.iterator());
    }
  }
}
