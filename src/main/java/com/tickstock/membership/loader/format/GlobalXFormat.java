package com.tickstock.membership.loader.format;

import java.util.Optional;

/** Global X: the fund's name and the day above the table, the weight first; cash has no ticker. */
final class GlobalXFormat extends TableFormat {
  GlobalXFormat() {
    super(
        "Global X",
        new Layout()
            .needs(Column.WEIGHT, "% of Net Assets")
            .needs(Column.TICKER)
            .needs(Column.NAME, "Name")
            .needs(Column.IDENTITY, "SEDOL")
            .may(Column.MARKET_VALUE));
  }

  @Override
  Optional<String> title(Table table) {
    return table.preamble().stream().findFirst().map(row -> row.cell(0));
  }

  @Override
  Optional<String> incomplete(Table table) {
    return withoutNotes(table);
  }
}
