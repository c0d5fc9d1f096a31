package com.tickstock.membership.loader.format;

import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One holding from one line of a file.
 *
 * @param number the line, from 1
 * @param written the ticker as the file spells it
 * @param marketValue the market value in the fund's currency
 * @param identity CUSIP, ISIN, SEDOL or FIGI
 */
public record Line(
    int number,
    Symbol symbol,
    String written,
    Optional<Weight> weight,
    Optional<BigDecimal> marketValue,
    Optional<String> name,
    Optional<String> sector,
    Optional<String> industry,
    Optional<String> identity) {

  /** A line with only a symbol. */
  static Line of(int number, Symbol symbol, String written) {
    return new Line(
        number,
        symbol,
        written,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
