package com.tickstock.membership.group;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A part of a timeline from where a replay can start up to where the next one can: enough to tell
 * the group at any moment in it.
 *
 * @param turns at least one, oldest first; the first one has all members that there are after it
 * @param until the moment of the first entry that is no part of it, or the end of time
 */
public record Stretch(List<Turn> turns, Moment until) {

  /**
   * The group after an entry.
   *
   * @param definition empty where the group does not exist
   * @param size its members
   * @param different those that the entry made different; empty where it removed one
   */
  public record Turn(
      Moment at,
      Optional<Definition> definition,
      Instant effectiveAt,
      int size,
      Map<Symbol, Optional<Member>> different) {}

  /** The stretch in which the newest entry before {@code moment} is; empty where there is none. */
  public static Optional<Stretch> around(Timeline timeline, Moment moment) {
    Deque<TimelineEntry> entries;
    try (Stream<TimelineEntry> before = timeline.before(moment)) {
      entries = GroupState.backToBase(before.iterator());
    }
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    Moment until = Moment.LAST;
    try (Stream<TimelineEntry> after = timeline.after(entries.getLast().at())) {
      for (Iterator<TimelineEntry> later = after.iterator(); later.hasNext(); ) {
        TimelineEntry entry = later.next();
        if (entry.isBase()) {
          until = entry.at();
          break;
        }
        entries.addLast(entry);
      }
    }
    GroupState state = GroupState.of(Optional.empty());
    List<Turn> turns = new ArrayList<>();
    entries.forEach(entry -> turns.add(turn(state, entry)));
    return Optional.of(new Stretch(List.copyOf(turns), until));
  }

  private static Turn turn(GroupState state, TimelineEntry entry) {
    Set<Symbol> touched = state.touchedBy(entry.step());
    entry.checkpoint().ifPresent(group -> touched.addAll(group.members().keySet()));
    Map<Symbol, Optional<Member>> different = new HashMap<>();
    touched.forEach(symbol -> different.put(symbol, state.member(symbol)));
    state.follow(entry);
    different.entrySet().removeIf(m -> m.getValue().equals(state.member(m.getKey())));
    different.replaceAll((symbol, before) -> state.member(symbol));
    return new Turn(
        entry.at(),
        state.exists() ? Optional.of(state.definition()) : Optional.empty(),
        state.effectiveAt(),
        state.size(),
        Map.copyOf(different));
  }

  /** Whether the newest entry before {@code moment} is in it. */
  public boolean covers(Moment moment) {
    return turns.get(0).at().compareTo(moment) < 0 && moment.compareTo(until) <= 0;
  }
}
