package com.tickstock.membership.loader.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Detects the character between the cells of a text. */
final class Delimiter {
  static final char COMMA = ',';

  /** If two occur equally often, the first counts. */
  private static final char[] CANDIDATES = {'\t', ';', COMMA};

  /** Only the start of a file is read. */
  private static final int MAX_READ = 1 << 16;

  private Delimiter() {}

  /**
   * The candidate with the same count in most lines, outside quoted cells. Spreadsheet programs in
   * countries with decimal commas write semicolons, and a list with weights then has as many
   * commas: on a tie, the comma is the decimal point.
   */
  static char of(String text) {
    List<Map<Integer, Integer>> lines = List.of(new HashMap<>(), new HashMap<>(), new HashMap<>());
    int[] found = new int[CANDIDATES.length];
    boolean quoted = false;
    for (int i = 0; i <= Math.min(text.length(), MAX_READ); i++) {
      char c = i < text.length() ? text.charAt(i) : '\n';
      quoted ^= c == '"';
      if (!quoted && c == '\n') {
        count(found, lines);
      } else if (!quoted) {
        for (int of = 0; of < CANDIDATES.length; of++) {
          found[of] += c == CANDIDATES[of] ? 1 : 0;
        }
      }
    }
    return best(lines);
  }

  /** Records the counts of a finished line. */
  private static void count(int[] found, List<Map<Integer, Integer>> lines) {
    for (int of = 0; of < found.length; of++) {
      if (found[of] > 0) {
        lines.get(of).merge(found[of], 1, Integer::sum);
      }
      found[of] = 0;
    }
  }

  private static char best(List<Map<Integer, Integer>> lines) {
    char best = COMMA;
    int most = 0;
    for (int of = 0; of < CANDIDATES.length; of++) {
      int alike = lines.get(of).values().stream().mapToInt(Integer::intValue).max().orElse(0);
      if (alike > most) {
        best = CANDIDATES[of];
        most = alike;
      }
    }
    return best;
  }
}
