package com.tickstock.membership.projection;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.ChangeJson;
import com.tickstock.membership.topic.Position;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The tables and their offsets: rows and offsets are written in one transaction, so that a crash
 * neither loses nor repeats changes.
 */
final class ProjectionStore {
  private static final String INSERT_OFFSET =
      """
      INSERT INTO membership_projection.offsets (topic_id, partition, next_offset)
      VALUES (?, ?, 0) ON CONFLICT DO NOTHING
      """;
  private static final String SELECT_OFFSET =
      """
      SELECT next_offset FROM membership_projection.offsets
      WHERE topic_id = ? AND partition = ?
      """;
  // compare and set: a consumer that lost the partition finds another offset and stops
  private static final String MOVE_OFFSET =
      """
      UPDATE membership_projection.offsets
      SET next_offset = ?, event_offset = greatest(event_offset, ?)
      WHERE topic_id = ? AND partition = ? AND next_offset = ?
      """;
  private static final String SELECT_VERSIONS =
      """
      SELECT group_key, version FROM membership_projection.versions
      WHERE topic_id = ? AND group_key = ANY (?)
      """;
  private static final String PUT_VERSIONS =
      """
      INSERT INTO membership_projection.versions (topic_id, group_key, version)
      SELECT topic_id::uuid, group_key, version::bigint
      FROM unnest(?::text[], ?::text[], ?::text[]) AS u (topic_id, group_key, version)
      ON CONFLICT (topic_id, group_key) DO UPDATE SET version = excluded.version
      """;
  private static final String STRANGERS =
      """
      SELECT environment || '/' || type || '/' || name AS group_key
      FROM public.definition_groups g
      WHERE NOT EXISTS (
        SELECT 1 FROM membership_projection.versions v
        WHERE v.topic_id = ? AND v.group_key = g.environment || '/' || g.type || '/' || g.name)
      ORDER BY group_key
      """;

  private static final long NO_EVENT = -1;

  private final DataSource database;
  private final UUID topicId;

  ProjectionStore(DataSource database, UUID topicId) {
    this.database = database;
    this.topicId = topicId;
  }

  /** Returns the next offset of each partition; 0 if it has not started. */
  Map<Integer, Long> nextOffsets(Collection<Integer> partitions) throws SQLException {
    Map<Integer, Long> offsets = new HashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT_OFFSET);
        PreparedStatement select = connection.prepareStatement(SELECT_OFFSET)) {
      for (int partition : partitions) {
        insert.setObject(1, topicId);
        insert.setInt(2, partition);
        insert.executeUpdate();
        select.setObject(1, topicId);
        select.setInt(2, partition);
        try (ResultSet found = select.executeQuery()) {
          found.next();
          offsets.put(partition, found.getLong(1));
        }
      }
      connection.commit();
    }
    return offsets;
  }

  /**
   * Writes the changes and moves the offsets in one transaction.
   *
   * @param from by partition, the offset from {@link #nextOffsets} or of the last call
   * @param to by partition, the next offset afterwards
   * @return false if another consumer has moved an offset meanwhile: nothing was written
   */
  boolean apply(List<ChangeJson> changes, Map<Integer, Long> from, Map<Integer, Long> to)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      try {
        if (!move(connection, from, to, lastEvents(changes))) {
          connection.rollback();
          return false;
        }
        write(connection, changes);
        connection.commit();
        return true;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  /**
   * @throws SQLException if the database is not available
   */
  void ping() throws SQLException {
    // the pool tests an idle connection before it returns it
    database.getConnection().close();
  }

  /** Returns the groups in the tables that are not in the log; they are left alone. */
  List<String> unmanagedGroups() throws SQLException {
    List<String> keys = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(STRANGERS)) {
      select.setObject(1, topicId);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          keys.add(found.getString(1));
        }
      }
      connection.rollback();
    }
    return keys;
  }

  /** The last event offset of each partition; a change has the partition of its event. */
  private static Map<Integer, Long> lastEvents(List<ChangeJson> changes) {
    Map<Integer, Long> last = new HashMap<>();
    for (ChangeJson change : changes) {
      change
          .position()
          .map(Position::parse)
          .ifPresent(event -> last.merge(event.partition(), event.offset(), Math::max));
    }
    return last;
  }

  private boolean move(
      Connection connection,
      Map<Integer, Long> from,
      Map<Integer, Long> to,
      Map<Integer, Long> events)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(MOVE_OFFSET)) {
      for (int partition : new TreeSet<>(to.keySet())) {
        update.setLong(1, to.get(partition));
        update.setLong(2, events.getOrDefault(partition, NO_EVENT));
        update.setObject(3, topicId);
        update.setInt(4, partition);
        update.setLong(5, from.get(partition));
        if (update.executeUpdate() == 0) {
          return false;
        }
      }
      return true;
    }
  }

  private void write(Connection connection, List<ChangeJson> changes) throws SQLException {
    Map<GroupKey, Long> have =
        versions(connection, changes.stream().map(ChangeJson::key).collect(Collectors.toSet()));
    Map<GroupKey, GroupRowBatch> batch = new LinkedHashMap<>();
    for (ChangeJson change : changes) {
      long version = have.getOrDefault(change.key(), 0L);
      if (change.version() > version + 1) {
        throw new ProjectionException(
            "%s: version %d follows on %d: changes are missing"
                .formatted(change.key(), change.version(), version));
      } else if (change.version() == version + 1) {
        // an earlier application that folded the log has written older versions
        batch.computeIfAbsent(change.key(), key -> new GroupRowBatch()).add(change);
        have.put(change.key(), change.version());
      }
    }
    if (!batch.isEmpty()) {
      new TableWriter(connection).write(batch);
      UnnestBatch versions = new UnnestBatch(3);
      batch.forEach((key, rows) -> versions.add(topicId, key, rows.version()));
      versions.execute(connection, PUT_VERSIONS);
    }
  }

  private Map<GroupKey, Long> versions(Connection connection, Set<GroupKey> keys)
      throws SQLException {
    Map<GroupKey, Long> versions = new HashMap<>();
    Array wanted =
        connection.createArrayOf("text", keys.stream().map(GroupKey::toString).toArray());
    try (PreparedStatement select = connection.prepareStatement(SELECT_VERSIONS)) {
      select.setObject(1, topicId);
      select.setArray(2, wanted);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          versions.put(GroupKey.parse(found.getString(1)), found.getLong(2));
        }
      }
    }
    return versions;
  }
}
