package com.tickstock.membership.loader.format;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How long a symbol was a member, as one line of a history states it.
 *
 * @param start the first day on which it is a member
 * @param end the first day on which it is none any more; empty: it is one now
 */
public record Interval(Line line, LocalDate start, Optional<LocalDate> end) {

  /** Whether it has not ended when the other starts, which starts no earlier. */
  boolean overlaps(Interval later) {
    return end.filter(day -> !day.isAfter(later.start)).isEmpty();
  }

  String days() {
    return "%s to %s".formatted(start, end.map(LocalDate::toString).orElse("now"));
  }
}
