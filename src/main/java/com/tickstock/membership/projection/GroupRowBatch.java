package com.tickstock.membership.projection;

import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.ChangeJson;
import com.tickstock.membership.json.DefinitionJson;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a run of changes comes to for the rows of one group: the last word on each, so that a row is
 * written once, however many versions touched it.
 */
final class GroupRowBatch {
  private long version;
  private boolean exists;
  private boolean created;
  private boolean startsEmpty;
  private boolean rowGoes;
  private Optional<DefinitionJson> definition = Optional.empty();
  private Optional<Integer> id = Optional.empty();
  private Instant createdAt = Instant.EPOCH;
  private Instant updatedAt = Instant.EPOCH;
  private Instant effectiveAt = Instant.EPOCH;
  private final Set<Symbol> removed = new TreeSet<>();
  private final Map<Symbol, MemberRow> put = new TreeMap<>();

  /**
   * A membership to write.
   *
   * @param added its row is new, or stands for another membership: added_at is set as well
   * @param id that a new row is to have, where it is free
   */
  record MemberRow(
      Symbol symbol,
      Optional<Weight> weight,
      Optional<JsonObject> metadata,
      boolean added,
      Optional<Integer> id,
      Instant addedAt,
      Instant updatedAt) {}

  void add(ChangeJson change) {
    version = change.version();
    updatedAt = change.recordedAt();
    exists = change.now().isPresent();
    if (change.created() || change.retired() || version == 1) {
      // rows of another time, or of a table that is being adopted
      startsEmpty = true;
      rowGoes |= !exists;
      created = change.created();
      id = change.rowId();
      createdAt = change.createdAt().orElse(change.recordedAt());
      removed.clear();
      put.clear();
    }
    change.now().ifPresent(now -> effectiveAt = now.effectiveAt());
    definition = change.definition().or(() -> definition);
    change.removed().forEach(this::remove);
    change.added().forEach(member -> put(member, change.recordedAt(), true));
    change.reweighted().forEach(member -> put(member, change.recordedAt(), false));
    change.annotated().forEach(member -> put(member, change.recordedAt(), false));
  }

  private void remove(Symbol symbol) {
    put.remove(symbol);
    removed.add(symbol);
  }

  private void put(ChangeJson.Put member, Instant at, boolean added) {
    MemberRow before = put.get(member.symbol());
    boolean addedHere = before != null && before.added();
    put.put(
        member.symbol(),
        new MemberRow(
            member.symbol(),
            member.weight(),
            member.metadata(),
            added || addedHere,
            addedHere ? before.id() : member.rowId(),
            addedHere ? before.addedAt() : member.addedAt().orElse(at),
            at));
  }

  long version() {
    return version;
  }

  /** Whether there is a group at the end. */
  boolean exists() {
    return exists;
  }

  /** Whether its row is new, or set anew: created_at as well. */
  boolean created() {
    return created;
  }

  /** Whether the memberships from before are of no value. */
  boolean startsEmpty() {
    return startsEmpty;
  }

  /** Whether the group's row from before goes, and its id with it. */
  boolean rowGoes() {
    return rowGoes;
  }

  Optional<DefinitionJson> definition() {
    return definition;
  }

  /** That its row is to have if it is new, where it is free. */
  Optional<Integer> id() {
    return id;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }

  Instant effectiveAt() {
    return effectiveAt;
  }

  Set<Symbol> removed() {
    return removed;
  }

  Iterable<MemberRow> put() {
    return put.values();
  }
}
