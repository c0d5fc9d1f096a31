package com.tickstock.membership.loader.format;

import com.tickstock.membership.loader.file.Row;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The header line of a format: how its columns are titled. Case and spaces do not matter. */
final class Layout {
  private final Map<Column, List<String>> titles = new EnumMap<>(Column.class);
  private final Set<Column> needed = new HashSet<>();
  private final Set<String> marks = new HashSet<>();

  /** A column without which a line is no header of this format. */
  Layout needs(Column column, String... spellings) {
    needed.add(column);
    return may(column, spellings);
  }

  Layout may(Column column, String... spellings) {
    titles.put(column, List.of(spellings).stream().map(Layout::folded).toList());
    return this;
  }

  /** A title by which the format is told from others, of no use otherwise. */
  Layout marked(String title) {
    marks.add(folded(title));
    return this;
  }

  /** Where the columns are, if the row is a header of this format. */
  Optional<Map<Column, Integer>> columnsIn(Row row) {
    return mayBeHeader(row) ? find(row) : Optional.empty();
  }

  /** Most rows are none, which is told without a new text for each of their cells. */
  private boolean mayBeHeader(Row row) {
    for (Column column : needed) {
      if (titles.get(column).stream().noneMatch(title -> isIn(row, title))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIn(Row row, String title) {
    for (String cell : row.cells()) {
      if (isFolded(cell, title)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the cell is the title once it is {@link #folded}. */
  private static boolean isFolded(String cell, String title) {
    int at = 0;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ' ') {
        continue;
      }
      if (at == title.length() || Character.toLowerCase(c) != title.charAt(at)) {
        return false;
      }
      at++;
    }
    return at == title.length();
  }

  private Optional<Map<Column, Integer>> find(Row row) {
    Map<String, Integer> found = new HashMap<>();
    for (int i = 0; i < row.cells().size(); i++) {
      found.putIfAbsent(folded(row.cell(i)), i);
    }
    Map<Column, Integer> columns = new EnumMap<>(Column.class);
    titles.forEach(
        (column, spellings) ->
            spellings.stream()
                .filter(found::containsKey)
                .findFirst()
                .ifPresent(title -> columns.put(column, found.get(title))));
    return columns.keySet().containsAll(needed) && found.keySet().containsAll(marks)
        ? Optional.of(columns)
        : Optional.empty();
  }

  static String folded(String title) {
    return title.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
