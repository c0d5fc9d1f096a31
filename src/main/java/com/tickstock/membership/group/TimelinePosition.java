package com.tickstock.membership.group;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * A position in a group's timeline. Events with the same effective time are in log order.
 *
 * @param effectiveAt UTC, cut to microseconds (what PostgreSQL keeps)
 * @param offset the event's offset in its partition of the log
 */
public record TimelinePosition(Instant effectiveAt, long offset)
    implements Comparable<TimelinePosition> {
  private static final Comparator<TimelinePosition> ORDER =
      Comparator.comparing(TimelinePosition::effectiveAt).thenComparing(TimelinePosition::offset);

  /** Before every event of any timeline. */
  public static final TimelinePosition FIRST =
      new TimelinePosition(Instant.parse("0000-01-01T00:00:00Z"), 0);

  /** After every event of any timeline. */
  public static final TimelinePosition LAST = endOf(Instant.parse("9999-12-31T23:59:59.999999Z"));

  public TimelinePosition {
    effectiveAt = effectiveAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** After every event that holds from {@code instant} or earlier. */
  public static TimelinePosition endOf(Instant instant) {
    return new TimelinePosition(instant, Long.MAX_VALUE);
  }

  @Override
  public int compareTo(TimelinePosition other) {
    return ORDER.compare(this, other);
  }
}
