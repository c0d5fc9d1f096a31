package com.tickstock.membership.group;

import java.time.Instant;
import java.util.Optional;

/**
 * The difference of one membership from the previous version, over one interval.
 *
 * @param from effective time, inclusive
 * @param until effective time, exclusive; empty if it still holds now
 */
public record MemberChange(
    Symbol symbol,
    Instant from,
    Optional<Instant> until,
    Optional<Member> before,
    Optional<Member> after) {

  /** ANNOTATED: the weight is the same, only the metadata differs. */
  public enum Kind {
    ADDED,
    REMOVED,
    REWEIGHTED,
    ANNOTATED;

    /** The kind of change between two members, which must differ. */
    static Kind of(Optional<Member> before, Optional<Member> after) {
      if (before.isEmpty()) {
        return ADDED;
      } else if (after.isEmpty()) {
        return REMOVED;
      }
      return before.get().weight().equals(after.get().weight()) ? ANNOTATED : REWEIGHTED;
    }
  }

  public Kind kind() {
    return Kind.of(before, after);
  }

  public boolean holdsNow() {
    return until.isEmpty();
  }
}
