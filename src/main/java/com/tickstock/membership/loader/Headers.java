package com.tickstock.membership.loader;

import com.tickstock.membership.group.InvalidValueException;
import java.util.List;

/** Header lines and the rows below them. */
final class Headers {
  private Headers() {}

  static boolean isSymbol(String cell) {
    return cell.equalsIgnoreCase("symbol") || cell.equalsIgnoreCase("ticker");
  }

  static List<Row> rowsBelow(HoldingsFile file) {
    return file.rows().subList(1, file.rows().size());
  }

  /**
   * @throws InvalidValueException where the row has cells beyond the columns
   */
  static void requireWidth(Row row, int most) {
    if (row.cells().size() > most) {
      throw new InvalidValueException(
          "row", String.join(",", row.cells()), "at most %d columns".formatted(most));
    }
  }
}
