package com.tickstock.membership.loader.format;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Weight;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number format of a file. */
enum Numbers {
  /** 1,234.5 */
  DECIMAL_POINT(',', '.'),
  /** 1.234,5 */
  DECIMAL_COMMA('.', ','),
  /** Decimal point, and weights as fractions: 0.065 is 6.5 %. */
  FRACTION(',', '.');

  private static final int PERCENT = 2;
  private static final Pattern PLAIN =
      Pattern.compile("-?([0-9]{1,30}(\\.[0-9]{0,40})?|\\.[0-9]{1,40})(E[+-]?[0-9]{1,2})?");

  private final Pattern grouped;
  private final char group;
  private final char point;

  Numbers(char group, char point) {
    this.group = group;
    this.point = point;
    this.grouped =
        Pattern.compile("-?[1-9][0-9]{0,2}(\\%c[0-9]{3})+(\\%c[0-9]*)?".formatted(group, point));
  }

  /**
   * A weight in percent, with or without the percent sign: 6.5 and 6.5% are 0.065. An empty cell or
   * a dash is an unknown weight; a weight such as {@code <0.01%} is 0.
   *
   * @throws InvalidValueException if it is not a number
   */
  Optional<Weight> percent(String cell) {
    String text = cell.endsWith("%") ? cell.substring(0, cell.length() - 1).strip() : cell;
    if (isNothing(text)) {
      return Optional.empty();
    } else if (text.startsWith("<")) {
      return Optional.of(new Weight(BigDecimal.ZERO));
    }
    BigDecimal number =
        parse(text)
            .orElseThrow(
                () -> new InvalidValueException("weight", cell, "a number in percent, as 6.5"));
    try {
      return Optional.of(new Weight(this == FRACTION ? number : number.movePointLeft(PERCENT)));
    } catch (InvalidValueException e) {
      throw new InvalidValueException("weight", cell, "percent, below 1000");
    }
  }

  /**
   * An amount of money; empty for an empty cell or a dash.
   *
   * @throws InvalidValueException if it is not a number
   */
  Optional<BigDecimal> money(String cell) {
    String text = cell.replaceAll("[$€£\" ]", "");
    if (isNothing(text)) {
      return Optional.empty();
    }
    return Optional.of(
        parse(text)
            .orElseThrow(
                () -> new InvalidValueException("market value", cell, "money, as $1,234.50")));
  }

  /** Any number; empty if the cell is not one. */
  Optional<BigDecimal> number(String cell) {
    return parse(cell);
  }

  private static boolean isNothing(String text) {
    return text.matches("[-–—]*");
  }

  private Optional<BigDecimal> parse(String cell) {
    String text = cell.matches("\\(.*\\)") ? "-" + cell.substring(1, cell.length() - 1) : cell;
    if (text.startsWith("+")) {
      text = text.substring(1);
    }
    if (grouped.matcher(text).matches()) {
      text = text.replace(String.valueOf(group), "");
    }
    String plain = text.replace(point, '.').toUpperCase(Locale.ROOT);
    boolean right = point == '.' || text.indexOf('.') < 0;
    return right && PLAIN.matcher(plain).matches()
        ? Optional.of(new BigDecimal(plain))
        : Optional.empty();
  }
}
