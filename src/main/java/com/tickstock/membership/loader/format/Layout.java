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
