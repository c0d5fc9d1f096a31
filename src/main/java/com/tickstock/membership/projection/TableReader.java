package com.tickstock.membership.projection;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Reads the tables with cursors, in one read-only transaction on one snapshot. */
final class TableReader {
  private static final int FETCH = 1000;

  private static final String VERSIONS =
      """
      SELECT group_key, version FROM membership_projection.versions
      WHERE topic_id = ? AND starts_with(group_key, ?)
      """;

  // full join: a projected group may have no row, and a row may never have been projected
  private static final String GROUPS =
      """
      SELECT coalesce(v.group_key, g.group_key), coalesce(v.version, 0), g.id, g.description,
             g.metadata::text, g.liquidity_filter::text, g.last_update
      FROM (%s) v
      FULL JOIN (
        SELECT environment || '/' || type || '/' || name AS group_key, id, description, metadata,
               liquidity_filter, last_update
        FROM public.definition_groups WHERE environment = ?) g ON g.group_key = v.group_key
      ORDER BY g.id NULLS LAST
      """
          .formatted(VERSIONS);

  private static final String MEMBERS =
      """
      SELECT m.group_id, m.symbol, m.weight, m.metadata::text
      FROM public.group_memberships m
      JOIN public.definition_groups g ON g.id = m.group_id
      WHERE g.environment = ?
      ORDER BY m.group_id
      """;

  private static final String EVENTS =
      """
      SELECT partition, event_offset FROM membership_projection.offsets WHERE topic_id = ?
      """;

  private final DataSource database;
  private final UUID topicId;

  TableReader(DataSource database, UUID topicId) {
    this.database = database;
    this.topicId = topicId;
  }

  private interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  void read(Environment environment, Consumer<TableGroup> each) {
    reading(
        connection -> {
          groups(connection, environment, each);
          return null;
        });
  }

  Map<String, Long> versions(Environment environment) {
    return reading(connection -> versions(connection, environment));
  }

  SortedMap<Integer, Long> events() {
    return reading(this::events);
  }

  private SortedMap<Integer, Long> events(Connection connection) throws SQLException {
    SortedMap<Integer, Long> events = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(EVENTS)) {
      select.setObject(1, topicId);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          events.put(found.getInt(1), found.getLong(2));
        }
      }
    }
    return events;
  }

  private <T> T reading(Question<T> question) {
    try (Connection connection = database.getConnection()) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        return question.ask(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new ProjectionException("the tables cannot be read: " + e.getMessage());
    }
  }

  private Map<String, Long> versions(Connection connection, Environment environment)
      throws SQLException {
    Map<String, Long> versions = new HashMap<>();
    try (PreparedStatement select = select(connection, VERSIONS)) {
      bindVersions(select, environment);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          versions.put(found.getString(1), found.getLong(2));
        }
      }
    }
    return versions;
  }

  private void groups(Connection connection, Environment environment, Consumer<TableGroup> each)
      throws SQLException {
    try (PreparedStatement selectGroups = select(connection, GROUPS);
        PreparedStatement selectMembers = select(connection, MEMBERS)) {
      bindVersions(selectGroups, environment);
      selectGroups.setString(3, environment.name());
      selectMembers.setString(1, environment.name());
      try (ResultSet groups = selectGroups.executeQuery();
          ResultSet members = selectMembers.executeQuery()) {
        boolean more = members.next();
        while (groups.next()) {
          Map<String, TableGroup.Membership> ofGroup = new HashMap<>();
          int id = groups.getInt(3);
          boolean exists = !groups.wasNull();
          while (more && exists && members.getInt(1) == id) {
            ofGroup.put(members.getString(2), membership(members));
            more = members.next();
          }
          each.accept(
              new TableGroup(
                  groups.getString(1),
                  groups.getLong(2),
                  exists ? Optional.of(row(groups, ofGroup)) : Optional.empty()));
        }
      }
    }
  }

  private void bindVersions(PreparedStatement select, Environment environment) throws SQLException {
    select.setObject(1, topicId);
    select.setString(2, environment + "/");
  }

  private static PreparedStatement select(Connection connection, String sql) throws SQLException {
    PreparedStatement select = connection.prepareStatement(sql);
    select.setFetchSize(FETCH);
    return select;
  }

  private static TableGroup.Row row(ResultSet group, Map<String, TableGroup.Membership> members)
      throws SQLException {
    Optional<Instant> effectiveAt =
        Optional.ofNullable(group.getObject(7, LocalDateTime.class))
            .map(time -> time.toInstant(ZoneOffset.UTC));
    return new TableGroup.Row(
        Optional.ofNullable(group.getString(4)),
        json(group.getString(5)),
        json(group.getString(6)),
        effectiveAt,
        members);
  }

  private static TableGroup.Membership membership(ResultSet member) throws SQLException {
    return new TableGroup.Membership(
        Optional.ofNullable(member.getBigDecimal(3)), json(member.getString(4)));
  }

  /** Restores the canonical form: JSONB changes the order of fields and the spaces. */
  private static Optional<JsonObject> json(String text) {
    return Optional.ofNullable(text).map(TableReader::canonical);
  }

  private static JsonObject canonical(String text) {
    try {
      return Json.read(text.getBytes(StandardCharsets.UTF_8), JsonObject.class);
    } catch (IllegalArgumentException e) {
      // a value other than an object is not from the log and equals nothing in it
      return new JsonObject(text);
    }
  }
}
