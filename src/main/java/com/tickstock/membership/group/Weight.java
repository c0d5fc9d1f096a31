package com.tickstock.membership.group;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A share of a group as a fraction: 0.065 is 6.5 %. May be negative (a short). Two weights are
 * equal when they are the same number, however many zeros they were written with.
 *
 * @param value rounds half-up to less than 10 in size at 4 places (the tables' NUMERIC(5,4)), and
 *     has at most 30 decimal places
 */
public record Weight(BigDecimal value) implements Comparable<Weight> {
  private static final int TABLE_SCALE = 4;
  private static final int MOST_PLACES = 30;

  public Weight {
    // the exponent is looked at before any arithmetic: 1e999999999 is short to write, long to add
    // up
    if (value.signum() == 0) {
      value = BigDecimal.ZERO;
    } else if ((long) value.precision() - value.scale() > 2 || rounded(value) >= 10) {
      throw new InvalidValueException("weight", value, "a fraction that rounds to less than 10");
    } else if (value.stripTrailingZeros().scale() > MOST_PLACES) {
      throw new InvalidValueException(
          "weight", value, "at most " + MOST_PLACES + " decimal places");
    } else {
      value = plain(value.stripTrailingZeros());
    }
  }

  /**
   * @throws InvalidValueException when {@code text} is no decimal number or out of range
   */
  public static Weight parse(String text) {
    try {
      return new Weight(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw new InvalidValueException("weight", text, "a decimal number, as 0.065");
    }
  }

  /** As the SQL tables hold it: half-up at 4 places. */
  public BigDecimal toTableScale() {
    return value.setScale(TABLE_SCALE, RoundingMode.HALF_UP);
  }

  private static double rounded(BigDecimal value) {
    return value.scale() > MOST_PLACES * 10
        ? 0
        : value.abs().setScale(TABLE_SCALE, RoundingMode.HALF_UP).doubleValue();
  }

  private static BigDecimal plain(BigDecimal value) {
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  @Override
  public int compareTo(Weight other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
