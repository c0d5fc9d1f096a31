package com.tickstock.membership.loader.file;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The column that a data frame tool puts in front when it saves a table: it numbers the rows from 0
 * and has no title, or {@code Unnamed: 0}.
 */
final class IndexColumn {
  private static final Pattern NO_TITLE = Pattern.compile("(Unnamed: ?0|index)?");

  private IndexColumn() {}

  /** The rows without that column, where there is one. */
  static List<Row> dropped(List<Row> rows) {
    int first = isTitle(rows) ? 1 : 0;
    boolean hasIndex = rows.size() - first > 1;
    for (int i = first; hasIndex && i < rows.size(); i++) {
      hasIndex = rows.get(i).width() > 1 && rows.get(i).cell(0).equals(String.valueOf(i - first));
    }
    return hasIndex ? rows.stream().map(IndexColumn::withoutFirst).toList() : rows;
  }

  private static boolean isTitle(List<Row> rows) {
    return !rows.isEmpty() && NO_TITLE.matcher(rows.get(0).cell(0)).matches();
  }

  private static Row withoutFirst(Row row) {
    return new Row(row.line(), row.cells().subList(1, row.cells().size()));
  }
}
