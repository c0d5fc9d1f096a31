package com.tickstock.membership.migration;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Weight;
import java.math.BigDecimal;
import java.util.Optional;

/** What the weights of a list count in. */
public enum WeightUnit {
  PERCENT(2),
  FRACTION(0);

  private static final BigDecimal LEAST = new BigDecimal("0.9");
  private static final BigDecimal MAX = new BigDecimal("1.1");

  private final int places;

  WeightUnit(int places) {
    this.places = places;
  }

  /** A whole fund sums to about 100 % or to about 1; another sum tells nothing. */
  static Optional<WeightUnit> ofSum(BigDecimal sum) {
    for (WeightUnit unit : values()) {
      BigDecimal whole = sum.movePointLeft(unit.places);
      if (whole.compareTo(LEAST) >= 0 && whole.compareTo(MAX) <= 0) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  /**
   * @throws InvalidValueException where it is no share of anything
   */
  Weight weight(BigDecimal number) {
    return new Weight(number.movePointLeft(places));
  }
}
