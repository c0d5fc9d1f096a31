package com.tickstock.membership.loader.format;

/** Betashares: CSV with asset classes and Bloomberg codes. */
final class BetasharesFormat extends TableFormat {
  BetasharesFormat() {
    super(
        "Betashares",
        new Layout()
            .needs(Column.TICKER)
            .needs(Column.NAME)
            .needs(Column.ASSET_CLASS)
            .needs(Column.WEIGHT)
            .marked("Shares/Units (#)")
            .may(Column.SECTOR)
            .may(Column.MARKET_VALUE));
  }
}
