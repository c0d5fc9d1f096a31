package com.tickstock.membership.loader.format;

import com.tickstock.membership.loader.format.Table.Entry;
import java.util.Locale;
import java.util.Optional;

/** Schwab: CSV with the day on each line; cash and futures are the OTC lines without a sector. */
final class SchwabFormat extends TableFormat {
  SchwabFormat() {
    super(
        "Schwab",
        new Layout()
            .needs(Column.DATE, "As-Of-Date")
            .needs(Column.TICKER)
            .needs(Column.WEIGHT)
            .needs(Column.NAME)
            .needs(Column.SECTOR)
            .needs(Column.EXCHANGE)
            .may(Column.IDENTITY)
            .may(Column.MARKET_VALUE));
  }

  @Override
  Optional<String> leftOut(Entry entry) {
    if (!entry.cell(Column.SECTOR).isEmpty() || !entry.cell(Column.EXCHANGE).equals("OTC")) {
      return super.leftOut(entry);
    }
    String name = entry.cell(Column.NAME).toLowerCase(Locale.ROOT);
    return Optional.of(name.contains("mini") || name.contains("fut") ? "futures" : "cash");
  }
}
