package com.tickstock.membership.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** What loads are held against: a loader that puts one row after the other, a commit an ETF. */
record RowByRow(String jdbcUrl) {
  private static final String GROUP =
      """
      INSERT INTO rowbyrow.definition_groups (name, type, environment) VALUES (?, 'ETF', 'DEFAULT')
      ON CONFLICT (name, type, environment) DO UPDATE SET updated_at = now() RETURNING id
      """;
  private static final String MEMBER =
      """
      INSERT INTO rowbyrow.group_memberships (group_id, symbol, weight) VALUES (?, ?, ?)
      ON CONFLICT (group_id, symbol) DO UPDATE SET weight = excluded.weight, updated_at = now()
      """;

  void createTables() throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA rowbyrow");
      for (String table : List.of("definition_groups", "group_memberships")) {
        statement.execute(
            "CREATE TABLE rowbyrow.%s (LIKE public.%s INCLUDING ALL)".formatted(table, table));
      }
    }
  }

  void load(Path directory) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Stream<Path> files = Files.list(directory)) {
      connection.setAutoCommit(false);
      for (Path file : files.sorted().toList()) {
        load(connection, file);
        connection.commit();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void load(Connection connection, Path file) throws SQLException, IOException {
    try (PreparedStatement group = connection.prepareStatement(GROUP);
        PreparedStatement member = connection.prepareStatement(MEMBER)) {
      group.setString(1, file.getFileName().toString());
      try (ResultSet id = group.executeQuery()) {
        id.next();
        member.setInt(1, id.getInt(1));
      }
      for (String line : Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
        String[] cells = line.split(",", -1);
        member.setString(2, cells[0]);
        member.setBigDecimal(3, new BigDecimal(cells[1]).movePointLeft(2));
        member.executeUpdate();
      }
    }
  }
}
