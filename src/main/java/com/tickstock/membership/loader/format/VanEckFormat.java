package com.tickstock.membership.loader.format;

/** VanEck, Australia: numbered lines; cash has a dash for a ticker. */
final class VanEckFormat extends TableFormat {
  VanEckFormat() {
    super(
        "VanEck",
        new Layout()
            .needs(Column.NAME, "Security name")
            .needs(Column.TICKER, "ASX code")
            .needs(Column.WEIGHT, "% of Net Assets")
            .may(Column.MARKET_VALUE, "Market Value"));
  }
}
