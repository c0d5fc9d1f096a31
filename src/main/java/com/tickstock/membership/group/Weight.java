package com.tickstock.membership.group;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The share of a member in a group as a fraction: 0.065 is 6.5 %. A short is negative. Two weights
 * are equal if they are the same number; trailing zeros do not count.
 *
 * @param value less than 10 in absolute value when rounded half-up to 4 places (the tables'
 *     NUMERIC(5,4)); at most 30 decimal places
 */
public record Weight(BigDecimal value) implements Comparable<Weight> {
  private static final int TABLE_SCALE = 4;
  private static final int MAX_PLACES = 30;
  private static final int MAX_DIGITS = 1000;

  public Weight {
    value = value.signum() == 0 ? BigDecimal.ZERO : normal(value);
  }

  /**
   * Removes trailing zeros and the exponent. Checks digits and exponent before any arithmetic,
   * because a short text can be a huge number.
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
   * @throws InvalidValueException if {@code text} is not a decimal number or is out of range
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

  /** The value as stored in the SQL tables: rounded half-up to 4 places. */
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
