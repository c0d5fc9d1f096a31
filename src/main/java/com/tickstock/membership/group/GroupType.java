package com.tickstock.membership.group;

import java.util.Locale;

/** What kind of group it is, and so how its name is written. */
public enum GroupType {
  ETF,
  THEME,
  SECTOR,
  SEGMENT,
  CUSTOM,
  UNIVERSE;

  /**
   * @throws InvalidValueException when {@code text} is none of the names, in any case
   */
  public static GroupType parse(String text) {
    return Names.parse(GroupType.class, "type", text);
  }

  /**
   * The one place where names are folded: tickers upper case, lists lower case, others as given.
   */
  String fold(String name) {
    return switch (this) {
      case ETF -> name.toUpperCase(Locale.ROOT);
      case SECTOR, THEME, UNIVERSE -> name.toLowerCase(Locale.ROOT);
      case SEGMENT, CUSTOM -> name;
    };
  }
}
