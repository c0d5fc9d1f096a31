package com.tickstock.membership.loader.format;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a file says, in the words of no issuer.
 *
 * @param format its name
 * @param kind what the file is a list of
 * @param fund the ticker of the fund, where the content says it
 * @param title the fund's name, where the content says it
 * @param asOf the day the content is of, where it says one
 * @param lines the holdings, none of them merged
 * @param leftOut how many lines are no holdings, by kind: cash, futures...
 * @param weightSum of all lines, those left out as well; a fraction. Empty where some line that is
 *     loaded has no weight
 * @param hasMarketValue whether the file has that column
 * @param incomplete why it may be cut off; empty where nothing says so
 */
public record Reading(
    String format,
    Kind kind,
    Optional<String> fund,
    Optional<String> title,
    Optional<LocalDate> asOf,
    List<Line> lines,
    SortedMap<String, Integer> leftOut,
    Optional<BigDecimal> weightSum,
    boolean hasMarketValue,
    Optional<String> incomplete) {

  /** What a file is a list of. */
  public enum Kind {
    /** A fund's holdings. */
    FUND,
    /** Symbols: the file's name says of what. */
    LIST,
    /** Symbols with their sectors: no group of its own, but evidence about all of them. */
    SECTORS
  }
}
