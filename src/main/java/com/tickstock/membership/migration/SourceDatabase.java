package com.tickstock.membership.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * The database to migrate from, read as one snapshot. The connection is read-only: the server
 * refuses every write.
 */
final class SourceDatabase implements AutoCloseable {
  private static final String COLUMNS =
      """
      SELECT attname FROM pg_attribute
      WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped
      """;
  private static final String CONNECT_SECONDS = "10";

  private final String name;
  private final Connection connection;

  private SourceDatabase(String name, Connection connection) {
    this.name = name;
    this.connection = connection;
  }

  /**
   * @param jdbcUrl may contain user and password
   * @throws MigrationException if it cannot be reached
   */
  static SourceDatabase open(String jdbcUrl) {
    Properties parsed = Driver.parseURL(jdbcUrl, new Properties());
    if (parsed == null) {
      throw new MigrationException(
          "the database URL cannot be read: expected jdbc:postgresql://host:port/name?user=...");
    }
    String name =
        "%s at %s:%s"
            .formatted(
                PGProperty.PG_DBNAME.getOrDefault(parsed),
                PGProperty.PG_HOST.getOrDefault(parsed),
                PGProperty.PG_PORT.getOrDefault(parsed));
    Properties properties = new Properties();
    properties.setProperty(PGProperty.CONNECT_TIMEOUT.getName(), CONNECT_SECONDS);
    try {
      return new SourceDatabase(name, readOnly(DriverManager.getConnection(jdbcUrl, properties)));
    } catch (SQLException e) {
      throw new MigrationException(
          "cannot read the database %s: %s".formatted(name, e.getMessage()));
    }
  }

  private static Connection readOnly(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // the server then writes times with a zone in UTC
      statement.execute("SET TIME ZONE 'UTC'");
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * @param what a description of the table, for people
   * @throws MigrationException if the table or one of the columns is missing
   */
  void requireTable(String table, String what, Set<String> columns) {
    Set<String> missing = new TreeSet<>(columns);
    List<String> found = texts(COLUMNS, table);
    missing.removeAll(found);
    if (found.isEmpty()) {
      throw new MigrationException(
          "no table %s in the database %s: expected %s; name the database that has it with"
                  .formatted(table, name, what)
              + " --database-url, or migrate --from the other source");
    } else if (!missing.isEmpty()) {
      throw new MigrationException(
          "table %s in the database %s has no column %s: expected %s"
              .formatted(table, name, String.join(", ", missing), what));
    }
  }

  /** The rows of a query with one JSON column. */
  List<JsonNode> rows(String sql, String... parameters) {
    return texts(sql, parameters).stream()
        .map(text -> Json.readTree(text.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private List<String> texts(String sql, String... parameters) {
    List<String> texts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          texts.add(found.getString(1));
        }
      }
      return texts;
    } catch (SQLException e) {
      throw new MigrationException(
          "cannot read the database %s: %s".formatted(name, e.getMessage()));
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new MigrationException(
          "cannot close the database %s: %s".formatted(name, e.getMessage()));
    }
  }
}
