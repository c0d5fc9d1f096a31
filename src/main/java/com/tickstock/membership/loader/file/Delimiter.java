package com.tickstock.membership.loader.file;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Which character stands between the cells of a text. */
final class Delimiter {
  static final char COMMA = ',';

  private static final char SEMICOLON = ';';
  private static final char TAB = '\t';

  private Delimiter() {}

  /**
   * The one that stands in most lines equally often, quoted cells aside. A spreadsheet program of a
   * country with decimal commas writes semicolons, and then a list with weights has as many commas:
   * of two that are equal, the comma is the decimal point.
   */
  static char of(String text) {
    return Stream.of(TAB, SEMICOLON, COMMA)
        .max(Comparator.comparingLong(delimiter -> alike(text, delimiter)))
        .filter(delimiter -> alike(text, delimiter) > 0)
        .orElse(COMMA);
  }

  /** How many lines have the character as often as most lines that have it. */
  private static long alike(String text, char delimiter) {
    Map<Integer, Long> lines = new HashMap<>();
    boolean quoted = false;
    int found = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '\n';
      quoted ^= c == '"';
      if (c == '\n' && !quoted) {
        if (found > 0) {
          lines.merge(found, 1L, Long::sum);
        }
        found = 0;
      } else if (c == delimiter && !quoted) {
        found++;
      }
    }
    return lines.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
