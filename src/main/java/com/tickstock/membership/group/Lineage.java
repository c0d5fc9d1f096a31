package com.tickstock.membership.group;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The lineage of each member of a group: the event that last put it. */
public final class Lineage {
  private Lineage() {}

  /**
   * The last entry before {@code moment} that put each symbol. Reads newest first until all are
   * found.
   */
  public static SortedMap<Symbol, TimelineEntry> before(
      Timeline timeline, TimelinePosition moment) {
    SortedMap<Symbol, TimelineEntry> found = new TreeMap<>();
    Set<Symbol> open = timeline.stateBefore(moment).symbols();
    try (Stream<TimelineEntry> entries = timeline.before(moment)) {
      Iterator<TimelineEntry> newestFirst = entries.iterator();
      while (!open.isEmpty() && newestFirst.hasNext()) {
        TimelineEntry entry = newestFirst.next();
        Set<Symbol> put = new HashSet<>(entry.delta().put().keySet());
        put.retainAll(open);
        put.forEach(symbol -> found.put(symbol, entry));
        open.removeAll(put);
      }
    }
    return found;
  }
}
