package com.tickstock.membership.benchmark;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;

/** The figures, a row a question. */
final class Table {
  private static final String[] NAMES = {"what", "measured", "beside it", "ratio", "to reach"};

  private final List<String[]> rows = new ArrayList<>();

  void row(String what, String measured, String beside, String ratio, String goal) {
    rows.add(new String[] {what, measured, beside, ratio, goal});
  }

  /** Tells on standard error that something is under way. */
  static void say(String what, int done, int total) {
    System.err.printf("%s: %d of %d%n", what, done, total);
  }

  void print() {
    List<ColumnData<String[]>> columns = new ArrayList<>();
    for (int i = 0; i < NAMES.length; i++) {
      int index = i;
      columns.add(
          new Column()
              .header(NAMES[i])
              .dataAlign(HorizontalAlign.LEFT)
              .with(cells -> cells[index]));
    }
    System.out.printf(
        "%s, Java %s, %d cores; HTTP with %d kept-alive connections from the same machine%n",
        System.getProperty("os.name"),
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        HttpLoad.CONNECTIONS);
    System.out.println(
        AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, rows, columns));
  }
}
