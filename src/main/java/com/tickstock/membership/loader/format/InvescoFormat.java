package com.tickstock.membership.loader.format;

/** Invesco, US: CSV with the fund's ticker and the day on each line. */
final class InvescoFormat extends TableFormat {
  InvescoFormat() {
    super(
        "Invesco",
        new Layout()
            .needs(Column.FUND, "Fund Ticker")
            .needs(Column.TICKER, "Holding Ticker")
            .needs(Column.WEIGHT, "Weight")
            .needs(Column.NAME, "Name")
            .may(Column.IDENTITY, "Security Identifier")
            .may(Column.MARKET_VALUE, "MarketValue")
            .may(Column.ASSET_CLASS, "Class of Shares")
            .may(Column.SECTOR, "Sector")
            .may(Column.DATE, "Date"));
  }
}
