package com.tickstock.membership.loader.file;

import java.util.List;

/**
 * A row of a file.
 *
 * @param line the line number, from 1, as in an editor
 * @param cells without surrounding space; several spaces are one
 */
public record Row(int line, List<String> cells) {

  /** The text of a cell; empty if the row is shorter. */
  public String cell(int index) {
    return index >= 0 && index < cells.size() ? cells.get(index) : "";
  }

  /** The number of cells up to the last one that is not empty. */
  public int width() {
    int width = cells.size();
    while (width > 0 && cells.get(width - 1).isEmpty()) {
      width--;
    }
    return width;
  }

  boolean isBlank() {
    return width() == 0;
  }

  /** The cells as one text, for messages and patterns. */
  public String text() {
    return String.join(",", cells.subList(0, width()));
  }
}
