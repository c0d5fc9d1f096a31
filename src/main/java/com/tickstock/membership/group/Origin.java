package com.tickstock.membership.group;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which rows of an SQL table a migrated group and its memberships were, so that they can go on as
 * the same rows. Lineage, no part of the state: it makes no two memberships differ.
 */
public record Origin(Row group, Map<Symbol, Row> members) {
  public static final Origin NONE = new Origin(Row.NONE, Map.of());

  /** Leaves room behind it, or one event could use up the ids that are there for new rows. */
  private static final int HIGHEST_ID = 2_000_000_000;

  /**
   * @param id from 1 to 2,000,000,000; a wish: another row may have it already
   * @param since when the group was created, or the membership added
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
