package com.tickstock.membership.loader.format;

import com.tickstock.membership.loader.file.Row;
import com.tickstock.membership.loader.format.Table.Entry;
import java.util.Optional;

/** State Street SPDR, US: a spreadsheet (or a CSV made from it) with the fund's ticker on top. */
final class SsgaFormat extends TableFormat {
  SsgaFormat() {
    super(
        "SPDR",
        new Layout()
            .needs(Column.NAME)
            .needs(Column.TICKER)
            .needs(Column.IDENTITY, "Identifier")
            .needs(Column.WEIGHT)
            .marked("Shares Held")
            .may(Column.SECTOR)
            .may(Column.MARKET, "Local Currency"));
  }

  /** Cash has the ticker CASH_USD, a dash, or none at all. */
  @Override
  Optional<String> leftOut(Entry entry) {
    return entry.cell(Column.IDENTITY).startsWith("999")
        ? Optional.of("cash")
        : super.leftOut(entry);
  }

  @Override
  Optional<String> fund(Table table) {
    return above(table, "Ticker Symbol:");
  }

  @Override
  Optional<String> title(Table table) {
    return above(table, "Fund Name:");
  }

  private static Optional<String> above(Table table, String label) {
    return table.preamble().stream()
        .filter(row -> row.cell(0).equalsIgnoreCase(label))
        .map(row -> row.cell(1))
        .findFirst();
  }

  /** A sheet omits empty cells at the end of a row. */
  @Override
  boolean isCutOff(Row row, int columns) {
    return row.width() < 2;
  }
}
