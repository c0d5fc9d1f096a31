package com.tickstock.membership.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Gives new rows the ids of the migrated source, if they are free, and moves the sequences past
 * them. Existing rows keep their ids.
 */
final class MigratedIds {
  // does nothing if the id is taken or the row exists
  private static final String PLACE_GROUPS =
      """
      INSERT INTO public.definition_groups (id, environment, type, name)
      SELECT id::integer, environment, type, name
      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS u (id, environment, type, name)
      ON CONFLICT DO NOTHING
      """;

  private static final String PLACE_MEMBERS =
      """
      INSERT INTO public.group_memberships (id, group_id, symbol)
      SELECT id::integer, group_id::integer, symbol
      FROM unnest(?::text[], ?::text[], ?::text[]) AS u (id, group_id, symbol)
      ON CONFLICT DO NOTHING
      """;

  private static final String MOVE_GROUPS =
      """
      SELECT setval(s.sequence, s.most)
      FROM (
        SELECT pg_get_serial_sequence('public.definition_groups', 'id')::regclass AS sequence,
               (SELECT max(id) FROM public.definition_groups) AS most) s
      WHERE s.most > coalesce(pg_sequence_last_value(s.sequence), 0)
      """;

  private static final String MOVE_MEMBERS =
      MOVE_GROUPS.replace("definition_groups", "group_memberships");

  private final Connection connection;
  private final UnnestBatch groups = new UnnestBatch(4);
  private final UnnestBatch members = new UnnestBatch(3);

  MigratedIds(Connection connection) {
    this.connection = connection;
  }

  /** Adds the id of a group; its other columns are written afterwards. */
  void group(int id, Object environment, Object type, String name) {
    groups.add(id, environment, type, name);
  }

  /** Adds the id of a membership; its other columns are written afterwards. */
  void member(int id, int groupId, Object symbol) {
    members.add(id, groupId, symbol);
  }

  void placeGroups() throws SQLException {
    place(groups, PLACE_GROUPS, MOVE_GROUPS);
  }

  void placeMembers() throws SQLException {
    place(members, PLACE_MEMBERS, MOVE_MEMBERS);
  }

  private void place(UnnestBatch rows, String insert, String move) throws SQLException {
    if (rows.execute(connection, insert) > 0) {
      try (PreparedStatement statement = connection.prepareStatement(move)) {
        statement.execute();
      }
    }
  }
}
