package com.tickstock.membership.validation;

import java.util.Optional;

/**
 * A group that the tables have another version of than the stores, so that the two cannot be
 * compared.
 */
record LaggingGroup(String group, long projected, long stored) {

  /** Whether the tables have got to where the stores were a reading ago: they do follow. */
  boolean hasFollowed(LaggingGroup before) {
    return projected >= before.stored;
  }

  /**
   * @param trouble why the tables do not follow, where that is known
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
