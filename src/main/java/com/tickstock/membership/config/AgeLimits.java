package com.tickstock.membership.config;

import java.util.Optional;

/**
 * The limits after which a group without changes needs attention.
 *
 * @param maxDays the limit for a group whose usual interval is unknown
 * @param maxIntervals the limit as a multiple of the usual interval; at least a week in total,
 *     because markets close
 */
public record AgeLimits(int maxDays, int maxIntervals) {
  private static final long MIN_DAYS = 7;

  /**
   * Returns the maximum number of days without a change.
   *
   * @param usualDays the usual interval between two changes, if known
   */
  public long days(Optional<Long> usualDays) {
    return usualDays
        .map(usual -> Math.max(MIN_DAYS, Math.multiplyExact(usual, (long) maxIntervals)))
        .orElse((long) maxDays);
  }
}
