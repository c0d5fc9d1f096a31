package com.tickstock.membership.http;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Measures the time since its creation. */
final class Stopwatch {
  private static final int MILLI_PLACES = 6;
  private static final int SECOND_PLACES = 9;

  private final long start = System.nanoTime();

  /** Milliseconds with two decimal places. */
  BigDecimal millis() {
    return rounded(MILLI_PLACES, 2);
  }

  /** Seconds with three decimal places. */
  BigDecimal seconds() {
    return rounded(SECOND_PLACES, 3);
  }

  private BigDecimal rounded(int unit, int places) {
    return BigDecimal.valueOf(System.nanoTime() - start, unit)
        .setScale(places, RoundingMode.HALF_UP);
  }
}
