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
public record Consistency(List<Position> after, boolean stale) {
  /** Of several events of a partition the last one counts. */
  public Consistency {
    Map<Integer, Position> last = new TreeMap<>();
    after.forEach(
        event -> last.merge(event.partition(), event, (a, b) -> a.offset() > b.offset() ? a : b));
    after = List.copyOf(last.values());
  }

  /** What is there now, from the holder. */
  public static final Consistency NOW = new Consistency(List.of(), false);

  public static Consistency after(Position position) {
    return new Consistency(List.of(position), false);
  }

  public Consistency fresh() {
    return new Consistency(after, false);
  }
}
