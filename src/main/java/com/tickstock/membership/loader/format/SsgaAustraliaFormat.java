package com.tickstock.membership.loader.format;

/** State Street SPDR, Australia: CSV with ISIN and industry. */
final class SsgaAustraliaFormat extends TableFormat {
  SsgaAustraliaFormat() {
    super(
        "SPDR (Australia)",
        new Layout()
            .needs(Column.IDENTITY, "ISIN")
            .needs(Column.TICKER, "Ticker")
            .needs(Column.NAME, "Name")
            .needs(Column.WEIGHT, "Weight (%)")
            .needs(Column.SECTOR, "Sector Classification")
            .may(Column.INDUSTRY, "Industry Classification"));
  }
}
