package com.tickstock.membership.loader.file;

import java.util.List;

/**
 * A row of a file.
 *
 * @param line from 1, as an editor shows it
 * @param cells without surrounding space, and with one space where there are several
 */
public record Row(int line, List<String> cells) {

  /** The text of a cell; empty where the row is shorter. */
  public String cell(int index) {
    return index >= 0 && index < cells.size() ? cells.get(index) : "";
  }

  /** How many cells there are up to the last one that holds anything. */
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

  /** Its cells as one text, for a person or a pattern. */
  public String text() {
    return String.join(",", cells.subList(0, width()));
  }
}
