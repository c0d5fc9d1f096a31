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
 * The tables together with how far they have got: rows and offsets move in one transaction, so that
 * a crash anywhere loses and repeats nothing.
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
  // compared on write: whoever lost the partition meanwhile finds another offset and stops
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

  /** From where each partition goes on; 0 where it has not begun. */
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
   * Writes what the changes come to and moves the offsets, in one transaction.
   *
   * @param from by partition, what {@link #nextOffsets} said or the last call moved to
   * @param to by partition, where to go on afterwards
   * @return false where another consumer has moved an offset meanwhile: nothing was written
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
   * @throws SQLException where the database is away
   */
  void ping() throws SQLException {
    // the pool tries a connection that was idle before it hands it out
    database.getConnection().close();
  }

  /** Groups in the tables that the log does not know; they are left alone. */
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

  /** By partition; a change is in the partition of its event. */
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
        // an older one was written by an application that folded the log before
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
