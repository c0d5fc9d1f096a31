package com.tickstock.membership.group;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The SQL rows that a migrated group and its memberships come from, so that the projection can keep
 * them as the same rows. It is lineage, not state: memberships that differ only in it are equal.
 */
public record Origin(Row group, Map<Symbol, Row> members) {
  public static final Origin NONE = new Origin(Row.NONE, Map.of());

  /** Leaves ids above it for new rows; otherwise one event could use up all ids. */
  private static final int HIGHEST_ID = 2_000_000_000;

  /**
   * @param id the preferred id, from 1 to 2,000,000,000; another row may already have it
   * @param since the time when the group was created, or the membership added
   */
  public record Row(Optional<Integer> id, Optional<Instant> since) {
    public static final Row NONE = new Row(Optional.empty(), Optional.empty());

    public Row {
      id.filter(number -> number < 1 || number > HIGHEST_ID)
          .ifPresent(
              number -> {
                throw new InvalidValueException("rowId", number, "from 1 to " + HIGHEST_ID);
              });
      Objects.requireNonNull(since);
    }
  }

  public Origin {
    Objects.requireNonNull(group);
    members = Map.copyOf(members);
  }

  public Row member(Symbol symbol) {
    return members.getOrDefault(symbol, Row.NONE);
  }
}
