package com.tickstock.membership.loader.format;

import com.tickstock.membership.loader.format.Table.Entry;
import java.util.Optional;

/** Invesco, US: CSV with the fund's ticker and the day on each line. */
final class InvescoFormat extends TableFormat {
  InvescoFormat() {
    super(
        "Invesco",
        new Layout()
            .needs(Column.FUND, "Fund Ticker")
            .needs(Column.TICKER, "Holding Ticker", "Holdings Ticker")
            .needs(Column.WEIGHT)
            .needs(Column.NAME)
            .may(Column.IDENTITY, "Security Identifier", "Security Num", "CUSIP")
            .may(Column.MARKET_VALUE)
            .may(Column.ASSET_CLASS)
            .may(Column.SECTOR)
            .may(Column.DATE));
  }

  @Override
  Optional<String> leftOut(Entry entry) {
    return super.leftOut(entry).or(() -> NonEquity.listedElsewhere(entry.cell(Column.IDENTITY)));
  }
}
