package com.tickstock.membership.loader.format;

import com.tickstock.membership.loader.file.HoldingsFile;
import com.tickstock.membership.loader.file.Row;
import com.tickstock.membership.ticker.Tickers;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table: its header line, and the rows above and below it.
 *
 * @param numbers the number format of the file
 * @param tickers the known spellings of tickers
 * @param preamble the rows above
 * @param rows the rows below, including notes
 */
record Table(
    Row header,
    Map<Column, Integer> columns,
    Numbers numbers,
    Tickers tickers,
    List<Row> preamble,
    List<Row> rows) {
  /** The last row that can be a header: no issuer writes more rows above a table. */
  static final int LAST_HEADER = 60;

  /** The minimum length of a note: company names are shorter. */
  private static final int LONG = 40;

  static Optional<Table> find(HoldingsFile file, Layout layout) {
    List<Row> rows = file.rows();
    for (int i = 0; i < Math.min(rows.size(), LAST_HEADER); i++) {
      Optional<Map<Column, Integer>> columns = layout.columnsIn(rows.get(i));
      if (columns.isPresent()) {
        List<Row> below = rows.subList(i + 1, rows.size());
        return Optional.of(
            new Table(
                rows.get(i),
                columns.get(),
                numbers(file, columns.get(), below),
                Tickers.STANDARD,
                rows.subList(0, i),
                below));
      }
    }
    return Optional.empty();
  }

  /**
   * If the delimiter is a semicolon or a tab, the decimal separator may be a comma. It is one if no
   * weight has a point and some have a comma.
   */
  private static Numbers numbers(HoldingsFile file, Map<Column, Integer> columns, List<Row> rows) {
    if (file.delimiter() == ',' || !columns.containsKey(Column.WEIGHT)) {
      return Numbers.DECIMAL_POINT;
    }
    int at = columns.get(Column.WEIGHT);
    return rows.stream().noneMatch(row -> row.cell(at).indexOf('.') >= 0)
            && rows.stream().anyMatch(row -> row.cell(at).indexOf(',') >= 0)
        ? Numbers.DECIMAL_COMMA
        : Numbers.DECIMAL_POINT;
  }

  Table with(Numbers other) {
    return new Table(header, columns, other, tickers, preamble, rows);
  }

  Table with(Tickers other) {
    return new Table(header, columns, numbers, other, preamble, rows);
  }

  Table without(Column column) {
    Map<Column, Integer> others = new EnumMap<>(columns);
    others.remove(column);
    return new Table(header, others, numbers, tickers, preamble, rows);
  }

  Entry entry(Row row) {
    return new Entry(row, columns, tickers);
  }

  boolean has(Column column) {
    return columns.containsKey(column);
  }

  /** Whether the row is a note, such as a disclaimer: one long text in a single cell. */
  static boolean isNote(Row row) {
    return row.cells().stream().filter(cell -> !cell.isEmpty()).count() == 1
        && row.text().length() >= LONG;
  }

  /** A row of the table, by column. */
  record Entry(Row row, Map<Column, Integer> columns, Tickers tickers) {
    /** The cell; empty if there is no such column, or the cell is empty. */
    String cell(Column column) {
      return row.cell(columns.getOrDefault(column, -1));
    }

    boolean has(Column column) {
      return columns.containsKey(column);
    }
  }
}
