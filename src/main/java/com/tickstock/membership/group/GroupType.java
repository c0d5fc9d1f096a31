package com.tickstock.membership.group;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What kind of group it is, and so how its name is written. */
public enum GroupType {
  ETF,
  THEME,
  SECTOR,
  SEGMENT,
  CUSTOM,
  UNIVERSE;

  /** The names that a SECTOR has: the eleven sectors of GICS, and one for all other stocks. */
  public static final Set<String> SECTORS =
      Collections.unmodifiableSet(
          new LinkedHashSet<>(
              List.of(
                  "communication_services",
                  "consumer_discretionary",
                  "consumer_staples",
                  "energy",
                  "financials",
                  "health_care",
                  "industrials",
                  "information_technology",
                  "materials",
                  "real_estate",
                  "utilities",
                  "unknown")));

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
