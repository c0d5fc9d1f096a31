package com.tickstock.membership.loader.format;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An interval of membership, from one line of a history.
 *
 * @param start the first day on which it is a member
 * @param end the first day on which it is no longer a member; empty if it is a member now
 */
public record Interval(Line line, LocalDate start, Optional<LocalDate> end) {

  /** Whether it has not ended when {@code later} starts, which must not start earlier. */
  boolean overlaps(Interval later) {
    return end.filter(day -> !day.isAfter(later.start)).isEmpty();
  }

  String days() {
    return "%s to %s".formatted(start, end.map(LocalDate::toString).orElse("now"));
  }
}
