package com.tickstock.membership.group;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The type of a group. It determines the case of the name. */
public enum GroupType {
  ETF,
  THEME,
  SECTOR,
  SEGMENT,
  CUSTOM,
  UNIVERSE;

  /** The allowed names of a SECTOR: the eleven GICS sectors, and one for all other stocks. */
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
   * @throws InvalidValueException if {@code text} is none of the names; case is ignored
   */
  public static GroupType parse(String text) {
    return Names.parse(GroupType.class, "type", text);
  }

  /** The only place that folds the case of names: tickers upper, lists lower, others unchanged. */
  String fold(String name) {
    return switch (this) {
      case ETF -> name.toUpperCase(Locale.ROOT);
      case SECTOR, THEME, UNIVERSE -> name.toLowerCase(Locale.ROOT);
      case SEGMENT, CUSTOM -> name;
    };
  }
}
