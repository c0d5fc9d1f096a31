package com.tickstock.membership.loader.format;

/** Betashares: CSV with asset classes and Bloomberg codes. */
final class BetasharesFormat extends TableFormat {
  BetasharesFormat() {
    super(
        "Betashares",
        new Layout()
            .needs(Column.TICKER, "Ticker")
            .needs(Column.NAME, "Name")
            .needs(Column.ASSET_CLASS, "Asset Class")
            .needs(Column.WEIGHT, "Weight (%)")
            .marked("Shares/Units (#)")
            .may(Column.SECTOR, "Sector")
            .may(Column.MARKET_VALUE, "Market Value (AUD)"));
  }
}
