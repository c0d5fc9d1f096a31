package com.tickstock.membership.report;

import java.util.List;

/**
 * A table of a report, independent of the format.
 *
 * @param rows one cell for each column; cells contain external text that must be escaped
 */
public record Table(String title, List<Column> columns, List<List<String>> rows) {

  /**
   * A column.
   *
   * @param isNumber whether the cells are right-aligned
   */
  public record Column(String name, boolean isNumber) {
    static Column text(String name) {
      return new Column(name, false);
    }

    static Column number(String name) {
      return new Column(name, true);
    }
  }
}
