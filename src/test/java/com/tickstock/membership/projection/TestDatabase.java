package com.tickstock.membership.projection;

import com.tickstock.membership.embedded.EmbeddedPostgres;
import com.tickstock.membership.embedded.SharedServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;

/** A database for one test on a shared server. */
record TestDatabase(String url) {
  static final String GROUPS =
      """
      SELECT environment || '/' || type || '/' || name, description, metadata, liquidity_filter,
        created_at, updated_at, last_update
      FROM public.definition_groups ORDER BY 1
      """;

  static final String MEMBERS =
      """
      SELECT g.name, m.symbol, m.weight, m.metadata, m.added_at, m.updated_at
      FROM public.group_memberships m JOIN public.definition_groups g ON g.id = m.group_id
      ORDER BY g.environment, g.type, g.name, m.symbol
      """;

  /** The transaction that wrote each row; another value shows that it was written again. */
  static final String WRITES =
      """
      SELECT 'group', name, xmin FROM public.definition_groups
      UNION ALL SELECT 'member', symbol, xmin FROM public.group_memberships
      UNION ALL SELECT 'version', group_key, xmin FROM membership_projection.versions
      ORDER BY 1, 2
      """;

  /** Creates a database on the shared server. */
  static TestDatabase create() throws SQLException {
    return create(SharedServers.postgres());
  }

  static TestDatabase create(EmbeddedPostgres server) throws SQLException {
    String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
    new TestDatabase(server.jdbcUrl()).execute("CREATE DATABASE " + name);
    return new TestDatabase(server.jdbcUrl().replace("/postgres?", "/" + name + "?"));
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Rows as psql would print them without padding. */
  List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        StringJoiner row = new StringJoiner("|");
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(found.getString(i)));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  List<String> groups() throws SQLException {
    return rows(GROUPS);
  }

  List<String> members() throws SQLException {
    return rows(MEMBERS);
  }

  List<String> writes() throws SQLException {
    return rows(WRITES);
  }
}
