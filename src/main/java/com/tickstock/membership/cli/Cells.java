package com.tickstock.membership.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.tickstock.membership.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Formats tables for the console: text is left-aligned, numbers are right-aligned. */
final class Cells {
  private static final int WIDEST = 60;

  private Cells() {}

  static <T> ColumnData<T> text(String header, Function<T, String> value) {
    return column(header, HorizontalAlign.LEFT, row -> printable(value.apply(row)));
  }

  static <T> ColumnData<T> number(String header, Function<T, String> value) {
    return column(header, HorizontalAlign.RIGHT, value);
  }

  private static <T> ColumnData<T> column(
      String header, HorizontalAlign align, Function<T, String> value) {
    return new Column()
        .header(header)
        .headerAlign(align)
        .dataAlign(align)
        .maxWidth(WIDEST)
        .with(value);
  }

  static <T> String table(List<T> rows, List<ColumnData<T>> columns) {
    return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, rows, columns);
  }

  /** Formats each table with its title above and an empty line below. */
  static String tables(List<Table> tables) {
    return tables.stream()
        .map(table -> "%s%n%s%n".formatted(table.title(), table(table.rows(), columns(table))))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static List<ColumnData<List<String>>> columns(Table table) {
    List<ColumnData<List<String>>> columns = new ArrayList<>();
    for (Table.Column column : table.columns()) {
      int at = columns.size();
      columns.add(
          column.isNumber()
              ? number(column.name(), row -> row.get(at))
              : text(column.name(), row -> row.get(at)));
    }
    return columns;
  }

  /** Replaces control characters: external text could move the cursor or colour the terminal. */
  static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Z}]+", " ").strip();
  }
}
