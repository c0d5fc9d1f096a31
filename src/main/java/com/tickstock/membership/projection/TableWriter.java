package com.tickstock.membership.projection;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.DefinitionJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the rows of groups in a few statements, groups before memberships. */
final class TableWriter {
  private static final String DELETE_GROUPS =
      """
      DELETE FROM public.definition_groups g
      USING unnest(?::text[], ?::text[], ?::text[]) AS u (environment, type, name)
      WHERE g.environment = u.environment AND g.type = u.type AND g.name = u.name
      """;

  private static final String CREATE_GROUPS =
      """
      INSERT INTO public.definition_groups
        (environment, type, name, description, metadata, liquidity_filter,
         created_at, updated_at, last_update)
      SELECT environment, type, name, description, metadata::jsonb, liquidity_filter::jsonb,
             created_at::timestamp, updated_at::timestamp, last_update::timestamp
      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                  ?::text[], ?::text[], ?::text[])
        AS u (environment, type, name, description, metadata, liquidity_filter,
              created_at, updated_at, last_update)
      ON CONFLICT (name, type, environment) DO UPDATE SET
        description = excluded.description,
        metadata = excluded.metadata,
        liquidity_filter = excluded.liquidity_filter,
        created_at = excluded.created_at,
        updated_at = excluded.updated_at,
        last_update = excluded.last_update
      """;

  private static final String UPDATE_GROUPS =
      """
      UPDATE public.definition_groups g SET
        description = CASE WHEN u.redefined::boolean THEN u.description ELSE g.description END,
        metadata = CASE WHEN u.redefined::boolean THEN u.metadata::jsonb ELSE g.metadata END,
        liquidity_filter = CASE WHEN u.redefined::boolean
          THEN u.liquidity_filter::jsonb ELSE g.liquidity_filter END,
        updated_at = u.updated_at::timestamp,
        last_update = u.last_update::timestamp
      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                  ?::text[], ?::text[])
        AS u (environment, type, name, redefined, description, metadata, liquidity_filter,
              updated_at, last_update)
      WHERE g.environment = u.environment AND g.type = u.type AND g.name = u.name
      """;

  private static final String IDS =
      """
      SELECT g.id, u.group_key
      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[])
        AS u (environment, type, name, group_key)
      JOIN public.definition_groups g
        ON g.environment = u.environment AND g.type = u.type AND g.name = u.name
      """;

  // except the rows that are overwritten, which keep their ids
  private static final String EMPTY_GROUPS =
      """
      DELETE FROM public.group_memberships m
      WHERE m.group_id = ANY (?::text[]::integer[])
        AND NOT EXISTS (
          SELECT 1 FROM unnest(?::text[], ?::text[]) AS u (group_id, symbol)
          WHERE u.group_id::integer = m.group_id AND u.symbol = m.symbol)
      """;

  private static final String DELETE_MEMBERS =
      """
      DELETE FROM public.group_memberships m
      USING unnest(?::text[], ?::text[]) AS u (group_id, symbol)
      WHERE m.group_id = u.group_id::integer AND m.symbol = u.symbol
      """;

  private static final String PUT_MEMBERS =
      """
      INSERT INTO public.group_memberships
        (group_id, symbol, weight, metadata, added_at, updated_at)
      SELECT group_id::integer, symbol, weight::numeric, metadata::jsonb,
             added_at::timestamp, updated_at::timestamp
      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        AS u (group_id, symbol, weight, metadata, added_at, updated_at)
      ON CONFLICT (group_id, symbol) DO UPDATE SET
        weight = excluded.weight,
        metadata = excluded.metadata,
        updated_at = excluded.updated_at
      """;

  private static final String ADD_MEMBERS =
      PUT_MEMBERS.stripTrailing() + ",\n  added_at = excluded.added_at\n";

  private final Connection connection;
  private final MigratedIds ids;

  TableWriter(Connection connection) {
    this.connection = connection;
    this.ids = new MigratedIds(connection);
  }

  void write(Map<GroupKey, GroupRowBatch> batch) throws SQLException {
    writeGroups(batch);
    writeMembers(batch, ids(batch));
  }

  private void writeGroups(Map<GroupKey, GroupRowBatch> batch) throws SQLException {
    UnnestBatch gone = new UnnestBatch(3);
    UnnestBatch created = new UnnestBatch(9);
    UnnestBatch updated = new UnnestBatch(9);
    batch.forEach(
        (key, rows) -> {
          if (rows.rowGoes()) {
            gone.add(key.environment(), key.type(), key.name());
          }
          if (rows.exists() && rows.created()) {
            addCreated(created, key, rows);
            rows.id().ifPresent(id -> ids.group(id, key.environment(), key.type(), key.name()));
          } else if (rows.exists()) {
            addUpdated(updated, key, rows);
          }
        });
    gone.execute(connection, DELETE_GROUPS);
    ids.placeGroups();
    created.execute(connection, CREATE_GROUPS);
    int found = updated.execute(connection, UPDATE_GROUPS);
    if (found != updated.size()) {
      throw new ProjectionException(
          "%d of %d groups to update have no row in definition_groups: was one deleted by hand?"
              .formatted(updated.size() - found, updated.size()));
    }
  }

  private static void addCreated(UnnestBatch created, GroupKey key, GroupRowBatch rows) {
    DefinitionJson definition = rows.definition().orElseThrow();
    created.add(
        key.environment(),
        key.type(),
        key.name(),
        definition.description().orElse(null),
        json(definition.metadata()),
        json(definition.liquidityFilter()),
        rows.createdAt(),
        rows.updatedAt(),
        rows.effectiveAt());
  }

  private static void addUpdated(UnnestBatch updated, GroupKey key, GroupRowBatch rows) {
    updated.add(
        key.environment(),
        key.type(),
        key.name(),
        rows.definition().isPresent(),
        rows.definition().flatMap(DefinitionJson::description).orElse(null),
        rows.definition().map(d -> json(d.metadata())).orElse(null),
        rows.definition().map(d -> json(d.liquidityFilter())).orElse(null),
        rows.updatedAt(),
        rows.effectiveAt());
  }

  private Map<GroupKey, Integer> ids(Map<GroupKey, GroupRowBatch> batch) throws SQLException {
    UnnestBatch keys = new UnnestBatch(4);
    batch.forEach(
        (key, rows) -> {
          if (rows.exists()) {
            keys.add(key.environment(), key.type(), key.name(), key);
          }
        });
    Map<GroupKey, Integer> ids = new HashMap<>();
    try (PreparedStatement statement = keys.prepare(connection, IDS);
        ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        ids.put(GroupKey.parse(found.getString("group_key")), found.getInt("id"));
      }
    }
    return ids;
  }

  private void writeMembers(Map<GroupKey, GroupRowBatch> batch, Map<GroupKey, Integer> groupIds)
      throws SQLException {
    UnnestBatch emptied = new UnnestBatch(1);
    UnnestBatch kept = new UnnestBatch(2);
    UnnestBatch removed = new UnnestBatch(2);
    UnnestBatch added = new UnnestBatch(6);
    UnnestBatch changed = new UnnestBatch(6);
    groupIds.forEach(
        (key, id) -> {
          GroupRowBatch rows = batch.get(key);
          if (rows.startsEmpty()) {
            emptied.add(id);
          }
          for (Symbol symbol : rows.removed()) {
            removed.add(id, symbol);
          }
          for (GroupRowBatch.MemberRow member : rows.put()) {
            if (rows.startsEmpty()) {
              kept.add(id, member.symbol());
            }
            member.id().ifPresent(memberId -> ids.member(memberId, id, member.symbol()));
            (member.added() ? added : changed)
                .add(
                    id,
                    member.symbol(),
                    member.weight().map(Weight::toTableScale).orElse(null),
                    json(member.metadata()),
                    member.addedAt(),
                    member.updatedAt());
          }
        });
    emptied.execute(connection, EMPTY_GROUPS, kept);
    removed.execute(connection, DELETE_MEMBERS);
    ids.placeMembers();
    added.execute(connection, ADD_MEMBERS);
    changed.execute(connection, PUT_MEMBERS);
  }

  private static String json(Optional<JsonObject> object) {
    return object.map(JsonObject::text).orElse(null);
  }
}
