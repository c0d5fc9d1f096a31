package com.tickstock.membership.query.question;

import com.tickstock.membership.topic.Position;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a question wants to be answered.
 *
 * @param after events that must be visible in the answer, which waits for them
 * @param stale whether a copy that may be behind will do where the holder is gone
 */
public record Reading(List<Position> after, boolean stale) {
  /** Of several events of a partition the last one counts. */
  public Reading {
    Map<Integer, Position> last = new TreeMap<>();
    after.forEach(
        event -> last.merge(event.partition(), event, (a, b) -> a.offset() > b.offset() ? a : b));
    after = List.copyOf(last.values());
  }

  /** What is there now, from the holder. */
  public static final Reading NOW = new Reading(List.of(), false);

  public static Reading after(Position position) {
    return new Reading(List.of(position), false);
  }

  public Reading fresh() {
    return new Reading(after, false);
  }
}
