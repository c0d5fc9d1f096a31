package com.tickstock.membership.loader.format;

/**
 * Vanguard, Australia: tickers of many exchanges, and no word of which. Where one of them is two
 * companies the file cannot be read.
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
