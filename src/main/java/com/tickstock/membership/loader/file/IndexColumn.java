package com.tickstock.membership.loader.file;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The first column that data frame tools add when they save a table: it numbers the rows from 0 or
 * 1 and has no title, or {@code Unnamed: 0}.
 */
final class IndexColumn {
  private static final Pattern NO_TITLE =
      Pattern.compile("(unnamed: ?0|index|#|rank|no\\.?)?", Pattern.CASE_INSENSITIVE);

  private IndexColumn() {}

  /** The rows without that column, if there is one. */
  static List<Row> dropped(List<Row> rows) {
    int first = isTitle(rows) ? 1 : 0;
    return numbers(rows, first, 0) || numbers(rows, first, 1)
        ? rows.stream().map(IndexColumn::withoutFirst).toList()
        : rows;
  }

  /** Whether the first cells number the rows below the title. */
  private static boolean numbers(List<Row> rows, int first, int from) {
    boolean numbers = rows.size() - first > 1;
    for (int i = first; numbers && i < rows.size(); i++) {
      Row row = rows.get(i);
      numbers = row.width() > 1 && row.cell(0).equals(String.valueOf(i - first + from));
    }
    return numbers;
  }

  private static boolean isTitle(List<Row> rows) {
    return !rows.isEmpty() && NO_TITLE.matcher(rows.get(0).cell(0)).matches();
  }

  private static Row withoutFirst(Row row) {
    return new Row(row.line(), row.cells().subList(1, row.cells().size()));
  }
}
