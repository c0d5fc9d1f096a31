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
 * The columns in the header line of a format. Titles match without regard to case, punctuation and
 * text in brackets: {@code Weight (%)} is {@code WEIGHT}.
 */
final class Layout {
  private final Map<Column, List<String>> titles = new EnumMap<>(Column.class);
  private final Set<Column> needed = EnumSet.noneOf(Column.class);
  private final Map<String, String> marks = new TreeMap<>();

  /**
   * Adds a column that every header of this format has.
   *
   * @param own the titles in this format; if there are none, the usual ones
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

  /** Adds a title that only distinguishes the format from others. */
  Layout marked(String title) {
    marks.put(folded(title), title);
    return this;
  }

  /** The indexes of the columns, if the row is a header of this format. */
  Optional<Map<Column, Integer>> columnsIn(Row row) {
    return mayBeHeader(row) ? find(row) : Optional.empty();
  }

  /** A quick check without new strings, because most rows are not headers. */
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

  /** Whether the {@link #folded} cell is the title. */
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

  /** The column for a title. */
  Optional<Column> columnOf(String title) {
    String folded = folded(title);
    return titles.entrySet().stream()
        .filter(column -> column.getValue().contains(folded))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** All columns that the format reads, for messages. */
  String columns() {
    return titles.keySet().stream().map(Column::plain).collect(Collectors.joining(", "));
  }

  /** The number of columns and marks of the format that the row has. */
  int matches(Row row) {
    Set<String> found = places(row).keySet();
    return (int)
        (titles.values().stream().filter(own -> own.stream().anyMatch(found::contains)).count()
            + marks.keySet().stream().filter(found::contains).count());
  }

  /** The required columns and marks that the row lacks, for messages. */
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
