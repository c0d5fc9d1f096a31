package com.tickstock.membership.loader.format;

import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.loader.format.Table.Entry;
import java.util.Optional;

/** ARK: CSV with the day and the fund on each line; cash has no ticker. */
final class ArkFormat extends TableFormat {
  ArkFormat() {
    super(
        "ARK",
        new Layout()
            .needs(Column.DATE)
            .needs(Column.FUND)
            .needs(Column.NAME, "company")
            .needs(Column.TICKER)
            .needs(Column.IDENTITY, "cusip")
            .needs(Column.WEIGHT)
            .may(Column.MARKET_VALUE));
  }

  @Override
  Optional<String> leftOut(Entry entry) {
    return super.leftOut(entry).or(() -> NonEquity.listedElsewhere(entry.cell(Column.IDENTITY)));
  }

  /** Some tickers end with a cut code of a US exchange: GRMN U. */
  @Override
  Symbol symbol(Entry entry) {
    return entry.tickers().symbol(entry.cell(Column.TICKER).replaceFirst(" U$", ""));
  }

  @Override
  Optional<String> incomplete(Table table) {
    return withoutNotes(table);
  }
}
