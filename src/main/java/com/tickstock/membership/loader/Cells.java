package com.tickstock.membership.loader;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What single cells mean. */
final class Cells {
  private static final int PERCENT = 2;

  /** Letters and digits, a share class, an exchange; so that no sentence passes for a ticker. */
  private static final Pattern TICKER =
      Pattern.compile("[A-Z0-9]{1,12}(\\.[A-Z0-9]{1,4})?( [A-Z]{2})?");

  /** One share class letter behind whatever stands for the dot. */
  private static final Pattern SHARE_CLASS = Pattern.compile("([A-Z]{1,5})[-/ ]([A-Z])");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]{1,20}(\\.[0-9]{0,40})?|\\.[0-9]{1,40})");

  private Cells() {}

  /**
   * @throws InvalidValueException where it is no ticker
   */
  static Symbol symbol(String cell) {
    String text = cell.toUpperCase(Locale.ROOT);
    Matcher share = SHARE_CLASS.matcher(text);
    String canonical = share.matches() ? share.group(1) + "." + share.group(2) : text;
    if (!TICKER.matcher(canonical).matches()) {
      throw new InvalidValueException("symbol", cell, "a ticker, as AAPL or BRK.B");
    }
    return new Symbol(canonical);
  }

  /**
   * 6.5 is 0.065; an empty cell is a weight that is not known.
   *
   * @throws InvalidValueException where it is no number
   */
  static Optional<Weight> percent(String cell) {
    if (cell.isEmpty()) {
      return Optional.empty();
    }
    if (!NUMBER.matcher(cell).matches()) {
      throw new InvalidValueException("weight", cell, "a number in percent, as 6.5");
    }
    try {
      return Optional.of(new Weight(new BigDecimal(cell).movePointLeft(PERCENT)));
    } catch (InvalidValueException e) {
      throw new InvalidValueException("weight", cell, "percent, below 1000");
    }
  }
}
