package com.tickstock.membership.migration;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Weight;
import java.math.BigDecimal;
import java.util.Optional;

/** The unit of the weights in a list. */
public enum WeightUnit {
  PERCENT(2),
  FRACTION(0);

  private static final BigDecimal LEAST = new BigDecimal("0.9");
  private static final BigDecimal MAX = new BigDecimal("1.1");

  private final int places;

  WeightUnit(int places) {
    this.places = places;
  }

  /** The unit by the sum of a whole fund: about 100 (percent) or about 1; else unknown. */
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
   * @throws InvalidValueException if it is not a valid weight
   */
  Weight weight(BigDecimal number) {
    return new Weight(number.movePointLeft(places));
  }
}
