package com.tickstock.membership.loader.format;

import com.tickstock.membership.loader.file.Row;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The header line of a format: which columns it has. A title is known in any case and with any
 * punctuation, and without what stands in brackets: {@code Weight (%)} is {@code WEIGHT}.
 */
final class Layout {
  private final Map<Column, List<String>> titles = new EnumMap<>(Column.class);
  private final Set<Column> needed = EnumSet.noneOf(Column.class);
  private final Map<String, String> marks = new TreeMap<>();

  /**
   * A column without which a line is no header of this format.
   *
   * @param own the titles that this format has for it; none: the usual ones
   */
  Layout needs(Column column, String... own) {
    needed.add(column);
    return may(column, own);
  }

  Layout may(Column column, String... own) {
    titles.put(
        column, own.length == 0 ? column.titles() : Stream.of(own).map(Layout::folded).toList());
    return this;
  }

  /** A title by which the format is told from others, of no use otherwise. */
  Layout marked(String title) {
    marks.put(folded(title), title);
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
    return cell.length() >= title.length()
        && Character.toLowerCase(cell.charAt(0)) == title.charAt(0)
        && folded(cell).equals(title);
  }

  private static boolean counts(char c) {
    return Character.isLetterOrDigit(c) || c == '%';
  }

  private Optional<Map<Column, Integer>> find(Row row) {
    Map<String, Integer> found = places(row);
    Map<Column, Integer> columns = new EnumMap<>(Column.class);
    titles.forEach(
        (column, spellings) ->
            spellings.stream()
                .filter(found::containsKey)
                .findFirst()
                .ifPresent(title -> columns.put(column, found.get(title))));
    return columns.keySet().containsAll(needed) && found.keySet().containsAll(marks.keySet())
        ? Optional.of(columns)
        : Optional.empty();
  }

  private static Map<String, Integer> places(Row row) {
    Map<String, Integer> found = new HashMap<>();
    for (int i = 0; i < row.cells().size(); i++) {
      found.putIfAbsent(folded(row.cell(i)), i);
    }
    return found;
  }

  /** The column that a title is of. */
  Optional<Column> columnOf(String title) {
    String folded = folded(title);
    return titles.entrySet().stream()
        .filter(column -> column.getValue().contains(folded))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** All that it reads, for a person. */
  String columns() {
    return titles.keySet().stream().map(Column::plain).collect(Collectors.joining(", "));
  }

  /** How many of the columns and marks of the format the row has. */
  int matches(Row row) {
    Set<String> found = places(row).keySet();
    return (int)
        (titles.values().stream().filter(own -> own.stream().anyMatch(found::contains)).count()
            + marks.keySet().stream().filter(found::contains).count());
  }

  /** The columns that the row lacks to be a header of this format, for a person. */
  List<String> missing(Row row) {
    Set<String> found = places(row).keySet();
    return Stream.concat(
            needed.stream()
                .filter(column -> titles.get(column).stream().noneMatch(found::contains))
                .map(Column::plain),
            marks.entrySet().stream()
                .filter(mark -> !found.contains(mark.getKey()))
                .map(Map.Entry::getValue))
        .collect(Collectors.toList());
  }

  static String folded(String title) {
    StringBuilder folded = new StringBuilder();
    boolean inBrackets = false;
    for (int i = 0; i < title.length(); i++) {
      char c = title.charAt(i);
      inBrackets = c == '(' || (inBrackets && c != ')');
      if (!inBrackets && counts(c)) {
        folded.append(Character.toLowerCase(c));
      }
    }
    return folded.toString();
  }
}
