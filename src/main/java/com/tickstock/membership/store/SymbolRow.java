package com.tickstock.membership.store;

import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.SectorPut;
import com.tickstock.membership.group.Weight;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of {@code symbol-groups} or {@code symbol-history}: a symbol in a group.
 *
 * @param version of the group, that said so
 * @param member false, in the history alone: from then on it is not
 * @param put into a sector; empty for other groups, and in rows that an older version wrote
 */
public record SymbolRow(
    long version,
    boolean member,
    Optional<Weight> weight,
    Optional<JsonObject> metadata,
    Optional<SectorPut> put) {
  public SymbolRow {
    put = put == null ? Optional.empty() : put;
  }

  public static SymbolRow absent(long version) {
    return new SymbolRow(version, false, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The put that holds from {@code time} on; empty where the group does not hold the symbol. */
  public Optional<SectorPut> putAt(Instant time) {
    return member
        ? Optional.of(put.orElse(SectorPut.NOT_KNOWN).startingAt(time))
        : Optional.empty();
  }

  /** The same, said of a later time on. */
  SymbolRow startingAt(Instant time) {
    return new SymbolRow(version, member, weight, metadata, put.map(p -> p.startingAt(time)));
  }
}
