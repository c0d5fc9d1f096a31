package com.tickstock.membership.loader.format;

/** ARK: CSV with the day and the fund on each line; cash has no ticker. */
final class ArkFormat extends TableFormat {
  ArkFormat() {
    super(
        "ARK",
        new Layout()
            .needs(Column.DATE, "date")
            .needs(Column.FUND, "fund")
            .needs(Column.NAME, "company")
            .needs(Column.TICKER, "ticker")
            .needs(Column.IDENTITY, "cusip")
            .needs(Column.WEIGHT, "weight (%)")
            .may(Column.MARKET_VALUE, "market value ($)"));
  }

  @Override
  void requireWhole(Table table) {
    requireNote(table);
  }
}
