package com.tickstock.membership.loader.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which character stands between the cells of a text. */
final class Delimiter {
  static final char COMMA = ',';

  /** Of two that are alike the first counts. */
  private static final char[] CANDIDATES = {'\t', ';', COMMA};

  /** The start of a file tells it. */
  private static final int MAX_READ = 1 << 16;

  private Delimiter() {}

  /**
   * The one that stands in most lines equally often, quoted cells aside. A spreadsheet program of a
   * country with decimal commas writes semicolons, and then a list with weights has as many commas:
   * of two that are equal, the comma is the decimal point.
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

  /** At the end of a line. */
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
