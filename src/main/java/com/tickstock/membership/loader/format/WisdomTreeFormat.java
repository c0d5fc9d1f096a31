package com.tickstock.membership.loader.format;

/** WisdomTree: CSV with the fund on each line. */
final class WisdomTreeFormat extends TableFormat {
  WisdomTreeFormat() {
    super(
        "WisdomTree",
        new Layout()
            .needs(Column.NAME, "Security Description")
            .needs(Column.TICKER)
            .needs(Column.FUND, "ETF", "Fund Ticker")
            .needs(Column.WEIGHT)
            .may(Column.IDENTITY)
            .may(Column.DATE)
            .may(Column.MARKET_VALUE));
  }
}
