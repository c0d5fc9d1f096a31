package com.tickstock.membership.query.question;

import com.tickstock.membership.group.TimelinePosition;
import java.time.Instant;
import java.util.Optional;

/**
 * A past day, as it is known now or as it was known at a time.
 *
 * @param time what holds from then or earlier counts
 * @param knownAt what was recorded later is left out; empty: nothing is
 */
public record AsOf(Instant time, Optional<Instant> knownAt) {
  /** As an error says it. */
  public String text() {
    return "as of " + time + knownAt.map(t -> " as far as was known at " + t).orElse("");
  }

  TimelinePosition end() {
    return TimelinePosition.endOf(time);
  }
}
