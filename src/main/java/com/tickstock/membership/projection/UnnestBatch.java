package com.tickstock.membership.projection;

import java.sql.Array;
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
 * Rows as one array for each column, for one statement with {@code unnest}. Each value is bound as
 * text and cast by the statement.
 */
final class UnnestBatch {
  private final List<List<String>> columns = new ArrayList<>();
  private int rows;

  UnnestBatch(int width) {
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
   * Runs {@code sql}, which takes one text array for each column; does nothing without rows.
   *
   * @return the number of affected rows
   */
  int execute(Connection connection, String sql) throws SQLException {
    return execute(connection, sql, new UnnestBatch(0));
  }

  /** The same, followed by the arrays of {@code more}, which may be empty. */
  int execute(Connection connection, String sql, UnnestBatch more) throws SQLException {
    if (rows == 0) {
      return 0;
    }
    try (PreparedStatement statement = prepare(connection, sql)) {
      more.bind(connection, statement, columns.size());
      return statement.executeUpdate();
    }
  }

  /** Returns the statement with its arrays bound; the caller closes it. */
  PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    bind(connection, statement, 0);
    return statement;
  }

  private void bind(Connection connection, PreparedStatement statement, int after)
      throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      Array values = connection.createArrayOf("text", columns.get(i).toArray());
      statement.setArray(after + i + 1, values);
    }
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
