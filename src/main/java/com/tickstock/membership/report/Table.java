package com.tickstock.membership.report;

import java.util.List;

/**
 * A table of a report, whatever it is rendered as.
 *
 * @param rows each with a cell for each column; cells are outside text, to be escaped
 */
public record Table(String title, List<Column> columns, List<List<String>> rows) {

  /**
   * A column.
   *
   * @param isNumber numbers stand to the right
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
