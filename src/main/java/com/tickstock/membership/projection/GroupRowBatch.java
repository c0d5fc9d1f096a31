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
 * Merges a sequence of changes for the rows of one group, so that each row is written once, however
 * many versions changed it.
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
   * @param added whether the row is new or belongs to a new membership: added_at is set as well
   * @param id the id for a new row, if it is free
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
      // discards rows of an earlier life of the group, or of an adopted table
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

  /** Whether the group exists after the changes. */
  boolean exists() {
    return exists;
  }

  /** Whether the row is new or replaced: created_at is set as well. */
  boolean created() {
    return created;
  }

  /** Whether the earlier memberships are discarded. */
  boolean startsEmpty() {
    return startsEmpty;
  }

  /** Whether the earlier row of the group is deleted, with its id. */
  boolean rowGoes() {
    return rowGoes;
  }

  Optional<DefinitionJson> definition() {
    return definition;
  }

  /** The id for a new row, if it is free. */
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
