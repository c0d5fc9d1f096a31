package com.tickstock.membership.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows turned on their side: one array a column, for one statement with {@code unnest}. Each value
 * is bound as text and cast by the statement.
 */
final class Columns {
  private final List<List<String>> columns = new ArrayList<>();
  private int rows;

  Columns(int width) {
    for (int i = 0; i < width; i++) {
      columns.add(new ArrayList<>());
    }
  }

  /** Null stays null; times become UTC without an offset. */
  void add(Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(values.length + " values: " + Arrays.toString(values));
    }
    for (int i = 0; i < values.length; i++) {
      columns.get(i).add(text(values[i]));
    }
    rows++;
  }

  /**
   * Runs {@code sql}, which takes one text array a column; not at all without rows.
   *
   * @return how many rows it touched
   */
  int execute(Connection connection, String sql) throws SQLException {
    if (rows == 0) {
      return 0;
    }
    try (PreparedStatement statement = prepare(connection, sql)) {
      return statement.executeUpdate();
    }
  }

  /** The statement with its arrays bound; the caller closes it. */
  PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < columns.size(); i++) {
      statement.setArray(i + 1, connection.createArrayOf("text", columns.get(i).toArray()));
    }
    return statement;
  }

  int size() {
    return rows;
  }

  private static String text(Object value) {
    if (value instanceof Instant time) {
      return LocalDateTime.ofInstant(time, ZoneOffset.UTC).toString();
    }
    return value == null ? null : value.toString();
  }
}
