package com.tickstock.membership.loader.format;

/**
 * Vanguard, Australia: tickers of many exchanges, without the exchange. If a ticker is ambiguous,
 * the file is refused.
 */
final class VanguardAustraliaFormat extends TableFormat {
  VanguardAustraliaFormat() {
    super(
        "Vanguard (Australia)",
        new Layout()
            .needs(Column.NAME, "Holding Name")
            .needs(Column.TICKER)
            .needs(Column.INDUSTRY, "Sector")
            .needs(Column.MARKET, "Country code")
            .needs(Column.WEIGHT));
  }
}
