package com.tickstock.membership.query.question;

import com.tickstock.membership.topic.Position;
import java.util.List;

/**
 * How a question wants to be answered.
 *
 * @param after events that must be visible in the answer, which waits for them
 * @param stale whether a copy that may be behind will do where the holder is gone
 */
public record Reading(List<Position> after, boolean stale) {
  /** What is there now, from the holder. */
  public static final Reading NOW = new Reading(List.of(), false);

  public static Reading after(Position position) {
    return new Reading(List.of(position), false);
  }

  public Reading fresh() {
    return new Reading(after, false);
  }
}
