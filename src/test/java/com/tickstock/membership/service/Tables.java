package com.tickstock.membership.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.group.Environment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the tables with SQL. */
record Tables(String jdbcUrl) {
  private static final int WEIGHT_PLACES = 4;

  /** A group with its members, comparable across the tables and the stores. */
  record GroupRow(
      String key, String description, Instant effectiveAt, SortedMap<String, String> weights) {
    static GroupRow of(JsonNode group) {
      SortedMap<String, String> weights = new TreeMap<>();
      group
          .path("members")
          .forEach(member -> weights.put(member.path("symbol").asText(), weight(member)));
      return new GroupRow(
          "%s/%s/%s"
              .formatted(
                  group.path("environment").asText(),
                  group.path("type").asText(),
                  group.path("name").asText()),
          group.path("description").asText("null"),
          Instant.parse(group.path("effectiveAt").asText()),
          weights);
    }

    private static String weight(JsonNode member) {
      JsonNode weight = member.path("weight");
      return weight.isNull()
          ? "null"
          : new BigDecimal(weight.asText())
              .setScale(WEIGHT_PLACES, RoundingMode.HALF_UP)
              .toPlainString();
    }
  }

  /** The groups by key. */
  SortedMap<String, GroupRow> groups(Environment environment) throws SQLException {
    SortedMap<String, GroupRow> groups = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT g.environment || '/' || g.type || '/' || g.name,
                       coalesce(g.description, 'null'),
                       g.last_update,
                       array_agg(m.symbol ORDER BY m.symbol) FILTER (WHERE m.symbol IS NOT NULL),
                       array_agg(coalesce(m.weight::text, 'null') ORDER BY m.symbol)
                         FILTER (WHERE m.symbol IS NOT NULL)
                FROM definition_groups g LEFT JOIN group_memberships m ON m.group_id = g.id
                WHERE g.environment = '%s'
                GROUP BY g.id
                """
                    .formatted(environment))) {
      while (rows.next()) {
        SortedMap<String, String> weights = new TreeMap<>();
        if (rows.getArray(4) != null) {
          String[] symbols = (String[]) rows.getArray(4).getArray();
          String[] values = (String[]) rows.getArray(5).getArray();
          for (int i = 0; i < symbols.length; i++) {
            weights.put(symbols[i], values[i]);
          }
        }
        Instant effectiveAt = rows.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC);
        groups.put(
            rows.getString(1),
            new GroupRow(rows.getString(1), rows.getString(2), effectiveAt, weights));
      }
    }
    return groups;
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String value(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
