package com.tickstock.membership.loader.format;

/** WisdomTree: CSV with the fund on each line. */
final class WisdomTreeFormat extends TableFormat {
  WisdomTreeFormat() {
    super(
        "WisdomTree",
        new Layout()
            .needs(Column.NAME, "Security Description")
            .needs(Column.TICKER, "Ticker", "Security Ticker")
            .needs(Column.FUND, "ETF", "Fund Ticker")
            .needs(Column.WEIGHT, "Weight", "Weight (%)", "Weight %")
            .may(Column.IDENTITY, "FIGI", "CUSIP", "ISIN")
            .may(Column.DATE, "Date", "As of Date")
            .may(Column.MARKET_VALUE, "Market Value"));
  }
}
