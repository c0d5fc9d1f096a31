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
 * The part of a timeline from one base, where a replay can start, up to the next. It gives the
 * group at any position in it.
 *
 * @param states at least one, oldest first; the first one has all members of the group at that
 *     point
 * @param until the position of the next base, or {@link TimelinePosition#LAST}
 */
public record TimelineSegment(List<SegmentState> states, TimelinePosition until) {

  /**
   * The group after an entry.
   *
   * @param definition empty if the group does not exist
   * @param size number of members
   * @param different the members that the entry changed; an empty value if it removed the member
   */
  public record SegmentState(
      TimelinePosition at,
      Optional<Definition> definition,
      Instant effectiveAt,
      int size,
      Map<Symbol, Optional<Member>> different) {}

  /** The segment that contains the newest entry before {@code moment}; empty if there is none. */
  public static Optional<TimelineSegment> around(Timeline timeline, TimelinePosition moment) {
    Deque<TimelineEntry> entries;
    try (Stream<TimelineEntry> before = timeline.before(moment)) {
      entries = GroupState.backToBase(before.iterator());
    }
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    TimelinePosition until = TimelinePosition.LAST;
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
    List<SegmentState> states = new ArrayList<>();
    entries.forEach(entry -> states.add(stateAfter(state, entry)));
    return Optional.of(new TimelineSegment(List.copyOf(states), until));
  }

  private static SegmentState stateAfter(GroupState state, TimelineEntry entry) {
    Set<Symbol> touched = state.touchedBy(entry.delta());
    entry.checkpoint().ifPresent(group -> touched.addAll(group.members().keySet()));
    Map<Symbol, Optional<Member>> different = new HashMap<>();
    touched.forEach(symbol -> different.put(symbol, state.member(symbol)));
    state.follow(entry);
    different.entrySet().removeIf(m -> m.getValue().equals(state.member(m.getKey())));
    different.replaceAll((symbol, before) -> state.member(symbol));
    return new SegmentState(
        entry.at(),
        state.exists() ? Optional.of(state.definition()) : Optional.empty(),
        state.effectiveAt(),
        state.size(),
        Map.copyOf(different));
  }

  /** Whether the newest entry before {@code moment} is in this segment. */
  public boolean covers(TimelinePosition moment) {
    return states.get(0).at().compareTo(moment) < 0 && moment.compareTo(until) <= 0;
  }
}
