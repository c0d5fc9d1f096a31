package com.tickstock.membership.loader.format;

import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.loader.format.Table.Entry;
import com.tickstock.membership.ticker.Tickers;

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

  /** Some lines end in what is left of the code of a US exchange: GRMN U. */
  @Override
  Symbol symbol(Entry entry) {
    return Tickers.symbol(entry.cell(Column.TICKER).replaceFirst(" U$", ""));
  }

  @Override
  void requireWhole(Table table) {
    requireNote(table);
  }
}
