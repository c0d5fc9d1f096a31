package com.tickstock.membership.group;

import java.time.Instant;
import java.util.Optional;

/**
 * How one membership differs from what the version before said, over one interval.
 *
 * @param from effective time, inclusive
 * @param until effective time, exclusive; empty where it holds to this day
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

    /** What leads from one to the other, which differ. */
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
