package com.tickstock.membership.loader.format;

import com.tickstock.membership.loader.file.HoldingsFile;
import com.tickstock.membership.loader.file.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A header line, what stands above it and what below.
 *
 * @param preamble the rows above
 * @param rows the rows below, notes and all
 */
record Table(Row header, Map<Column, Integer> columns, List<Row> preamble, List<Row> rows) {
  /** No name of a company is as long as a disclaimer. */
  private static final int LONG = 40;

  static Optional<Table> find(HoldingsFile file, Layout layout) {
    List<Row> rows = file.rows();
    for (int i = 0; i < rows.size(); i++) {
      Optional<Map<Column, Integer>> columns = layout.columnsIn(rows.get(i));
      if (columns.isPresent()) {
        return Optional.of(
            new Table(
                rows.get(i), columns.get(), rows.subList(0, i), rows.subList(i + 1, rows.size())));
      }
    }
    return Optional.empty();
  }

  Entry entry(Row row) {
    return new Entry(row, columns);
  }

  boolean has(Column column) {
    return columns.containsKey(column);
  }

  /** A disclaimer: one long text where the header has several columns. */
  static boolean isNote(Row row) {
    return row.cells().stream().filter(cell -> !cell.isEmpty()).count() == 1
        && row.text().length() >= LONG;
  }

  /** A row of the table, by column. */
  record Entry(Row row, Map<Column, Integer> columns) {
    /** Empty where there is no such column, or nothing in it. */
    String cell(Column column) {
      return row.cell(columns.getOrDefault(column, -1));
    }

    boolean has(Column column) {
      return columns.containsKey(column);
    }
  }
}
