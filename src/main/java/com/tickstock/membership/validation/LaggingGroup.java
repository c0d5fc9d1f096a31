package com.tickstock.membership.validation;

import java.util.Optional;

/** A group with different versions in the tables and the stores, which cannot be compared. */
record LaggingGroup(String group, long projected, long stored) {

  /** Whether the tables have reached the stores' version of the previous reading. */
  boolean hasFollowed(LaggingGroup before) {
    return projected >= before.stored;
  }

  /**
   * @param trouble why the tables do not follow, if known
   */
  Finding finding(Optional<String> trouble) {
    String detail = "the tables are still at version %d".formatted(projected);
    return new Finding(
        trouble.isPresent() ? Verdict.FAIL : Verdict.WARN,
        group,
        Optional.of(stored),
        trouble.map(why -> detail + ", as they do not follow: " + why).orElse(detail));
  }
}
