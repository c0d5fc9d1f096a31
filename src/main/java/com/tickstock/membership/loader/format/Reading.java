package com.tickstock.membership.loader.format;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The content of a file, independent of the issuer's format.
 *
 * @param format the name of the format
 * @param kind the kind of list
 * @param fund the ticker of the fund, if the content has it
 * @param title the fund's name, if the content has it
 * @param asOf the day of the content, if it has one
 * @param lines the holdings, not merged
 * @param leftOut number of lines that are left out, by kind: cash, futures...
 * @param weightSum the sum over all lines, including those left out, as a fraction; empty if a
 *     loaded line has no weight
 * @param hasMarketValue whether the file has a market value column
 * @param incomplete why it may be cut off; empty if there is no sign of it
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

  /** The kind of list. */
  public enum Kind {
    /** A fund's holdings. */
    FUND,
    /** Symbols; the file name determines the group. */
    LIST,
    /** Symbols with their sectors: not a group, but evidence for all sectors. */
    SECTORS
  }
}
