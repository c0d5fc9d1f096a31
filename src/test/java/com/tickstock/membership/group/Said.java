package com.tickstock.membership.group;

import static com.tickstock.membership.group.Words.SPY;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** An event with its effective day, before it is logged. */
record Said(int day, GroupEvent event) {
  /** Later than all days in the tests. */
  private static final Instant FIRST_RECORDED = Words.day(3650);

  boolean needsTheGroup() {
    return event instanceof GroupEvent.MembersChanged;
  }

  LoggedEvent logged(long offset) {
    return logged(offset, Optional.empty());
  }

  LoggedEvent logged(long offset, Optional<Long> expectedVersion) {
    return new LoggedEvent(
        SPY,
        new TimelinePosition(Words.day(day), offset),
        FIRST_RECORDED.plusSeconds(offset),
        cause(offset),
        expectedVersion,
        event);
  }

  static Cause cause(long offset) {
    EventId id = new EventId("csv", "event-" + offset);
    return new Cause(id, Optional.of("load"), Optional.of("spy.csv"), Map.of());
  }
}
