package com.tickstock.membership.loader;

import java.util.List;

/**
 * A row of a file.
 *
 * @param line from 1, as an editor shows it
 * @param cells without surrounding space
 */
record Row(int line, List<String> cells) {

  /** The text of a cell; empty where the row is shorter. */
  String cell(int index) {
    return index >= 0 && index < cells.size() ? cells.get(index) : "";
  }

  boolean isBlank() {
    return cells.stream().allMatch(String::isEmpty);
  }
}
