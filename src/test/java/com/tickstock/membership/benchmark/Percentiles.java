package com.tickstock.membership.benchmark;

import java.util.Arrays;

/** What is told of many measurements. */
final class Percentiles {
  private Percentiles() {}

  /**
   * @param sorted at least one
   * @param share from 0 to 1
   */
  static double of(double[] sorted, double share) {
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, Math.min(sorted.length - 1, index))];
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
