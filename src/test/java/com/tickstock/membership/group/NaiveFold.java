package com.tickstock.membership.group;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The reference implementation of the fold: for each query it sorts the events and applies all of
 * them to whole groups.
 */
final class NaiveFold {
  private static final Comparator<LoggedEvent> BY_TIME_THEN_LOG_ORDER =
      Comparator.comparing((LoggedEvent event) -> event.at().effectiveAt())
          .thenComparing(event -> event.at().offset());

  private final List<LoggedEvent> events;

  NaiveFold(Collection<LoggedEvent> events) {
    this.events = events.stream().sorted(BY_TIME_THEN_LOG_ORDER).toList();
  }

  Optional<Group> asOf(Instant day) {
    Optional<Group> group = Optional.empty();
    for (LoggedEvent event : events) {
      if (!event.at().effectiveAt().isAfter(day)) {
        group = after(group, event);
      }
    }
    return group;
  }

  /** The state immediately before {@code wanted}, which is one of the events. */
  Optional<Group> before(LoggedEvent wanted) {
    Optional<Group> group = Optional.empty();
    for (LoggedEvent event : events) {
      if (event.equals(wanted)) {
        return group;
      }
      group = after(group, event);
    }
    throw new IllegalArgumentException("not among the events: " + wanted);
  }

  Map<Instant, Optional<Group>> answers() {
    return new TreeMap<>(
        Words.everyDay().stream().collect(Collectors.toMap(Function.identity(), this::asOf)));
  }

  /** The maximum number of members after any of the events. */
  int mostMembers() {
    int most = 0;
    Optional<Group> group = Optional.empty();
    for (LoggedEvent event : events) {
      group = after(group, event);
      most = Math.max(most, group.map(g -> g.members().size()).orElse(0));
    }
    return most;
  }

  static Optional<Group> after(Optional<Group> before, LoggedEvent event) {
    Definition definition = before.map(Group::definition).orElse(Definition.NONE);
    SortedMap<Symbol, Member> members = new TreeMap<>();
    before.ifPresent(group -> members.putAll(group.members()));
    if (event.event() instanceof GroupEvent.GroupRetired) {
      return Optional.empty();
    } else if (event.event() instanceof GroupEvent.GroupDefined defined) {
      definition = defined.definition();
    } else if (event.event() instanceof GroupEvent.MembersReplaced replaced) {
      definition = replaced.definition().orElse(definition);
      members.clear();
      members.putAll(replaced.members());
    } else if (event.event() instanceof GroupEvent.MembersChanged changed) {
      if (before.isEmpty()) {
        return before;
      }
      members.putAll(changed.put());
      members.keySet().removeAll(changed.remove());
    }
    boolean same =
        before.isPresent()
            && before.get().definition().equals(definition)
            && before.get().members().equals(members);
    return same ? before : Optional.of(new Group(definition, members, event.at().effectiveAt()));
  }
}
