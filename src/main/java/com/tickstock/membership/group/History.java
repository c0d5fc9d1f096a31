package com.tickstock.membership.group;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A page of the valid-time history of a group as known now: its events, newest effective time
 * first.
 *
 * @param next the start of the next page; empty if this is the last one
 */
public record History(List<Row> rows, Optional<Cursor> next) {

  /**
   * One event.
   *
   * @param late whether it was logged after an event that is effective later
   * @param difference the difference that the event makes, as known now; without changes if the
   *     state before it already was the same
   */
  public record Row(TimelineEntry entry, boolean late, Difference difference) {}

  /**
   * The start of a page.
   *
   * @param before the page has events before this position
   * @param firstLogged the lowest offset in the previous pages; shows which events are late without
   *     reading those pages again
   */
  public record Cursor(TimelinePosition before, long firstLogged) {
    /** The start of the first page. */
    public static final Cursor START = new Cursor(TimelinePosition.LAST, Long.MAX_VALUE);
  }

  /**
   * Reads the page, and on to the nearest checkpoint before it, in one scan.
   *
   * @param most the maximum number of rows, at least 1
   */
  public static History page(Timeline timeline, Cursor cursor, int most) {
    List<TimelineEntry> newestFirst = new ArrayList<>();
    try (Stream<TimelineEntry> entries = timeline.before(cursor.before())) {
      Iterator<TimelineEntry> iterator = entries.iterator();
      while (newestFirst.size() < most && iterator.hasNext()) {
        newestFirst.add(iterator.next());
      }
      boolean more = iterator.hasNext();
      GroupState state = GroupState.after(iterator);
      return of(newestFirst, differences(newestFirst, state), cursor.firstLogged(), more);
    }
  }

  private static Deque<Difference> differences(List<TimelineEntry> newestFirst, GroupState state) {
    Deque<Difference> differences = new ArrayDeque<>();
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      TimelineEntry entry = newestFirst.get(i);
      differences.addFirst(state.advance(entry.delta(), entry.at()));
    }
    return differences;
  }

  private static History of(
      List<TimelineEntry> newestFirst,
      Deque<Difference> differences,
      long firstLoggedAfter,
      boolean more) {
    List<Row> rows = new ArrayList<>();
    long firstLogged = firstLoggedAfter;
    Iterator<Difference> difference = differences.iterator();
    for (TimelineEntry entry : newestFirst) {
      rows.add(new Row(entry, entry.at().offset() > firstLogged, difference.next()));
      firstLogged = Math.min(firstLogged, entry.at().offset());
    }
    Optional<Cursor> next = Optional.empty();
    if (more) {
      next = Optional.of(new Cursor(rows.get(rows.size() - 1).entry().at(), firstLogged));
    }
    return new History(List.copyOf(rows), next);
  }
}
