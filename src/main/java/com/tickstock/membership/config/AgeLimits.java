package com.tickstock.membership.config;

import java.util.Optional;

/**
 * How long a group may go without a change before a person should look at it.
 *
 * @param maxDays for a group whose usual interval is not known
 * @param maxIntervals as a multiple of the usual interval; at least a week in all, as markets rest
 */
public record AgeLimits(int maxDays, int maxIntervals) {
  private static final long MIN_DAYS = 7;

  /**
   * The most days without a change.
   *
   * @param usualDays between two changes, where it is known
   */
  public long days(Optional<Long> usualDays) {
    return usualDays
        .map(usual -> Math.max(MIN_DAYS, Math.multiplyExact(usual, (long) maxIntervals)))
        .orElse((long) maxDays);
  }
}
