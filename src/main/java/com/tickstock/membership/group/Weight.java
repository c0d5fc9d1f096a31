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
  private static final int MAX_PLACES = 30;
  private static final int MAX_DIGITS = 1000;

  public Weight {
    value = value.signum() == 0 ? BigDecimal.ZERO : normal(value);
  }

  /**
   * Without trailing zeros and exponent. Digits and exponent are looked at before any arithmetic:
   * some numbers are short to write and long to work with.
   */
  private static BigDecimal normal(BigDecimal value) {
    if ((long) value.precision() - value.scale() > 2) {
      throw new InvalidValueException("weight", value, "a fraction that rounds to less than 10");
    } else if (value.precision() > MAX_DIGITS) {
      throw new InvalidValueException("weight", value, "at most " + MAX_DIGITS + " digits");
    }
    BigDecimal stripped = value.stripTrailingZeros();
    if (stripped.scale() > MAX_PLACES) {
      throw new InvalidValueException("weight", value, "at most " + MAX_PLACES + " decimal places");
    }
    BigDecimal plain = stripped.setScale(Math.max(0, stripped.scale()));
    if (rounded(plain).abs().compareTo(BigDecimal.TEN) >= 0) {
      throw new InvalidValueException("weight", value, "a fraction that rounds to less than 10");
    }
    return plain;
  }

  /**
   * @throws InvalidValueException when {@code text} is no decimal number or out of range
   */
  public static Weight parse(String text) {
    if (text == null || text.length() > MAX_DIGITS) {
      throw new InvalidValueException("weight", text, "a decimal number, as 0.065");
    }
    try {
      return new Weight(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw new InvalidValueException("weight", text, "a decimal number, as 0.065");
    }
  }

  /** As the SQL tables hold it: half-up at 4 places. */
  public BigDecimal toTableScale() {
    return rounded(value);
  }

  private static BigDecimal rounded(BigDecimal value) {
    return value.setScale(TABLE_SCALE, RoundingMode.HALF_UP);
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
