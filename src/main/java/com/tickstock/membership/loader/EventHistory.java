package com.tickstock.membership.loader;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.DefinitionJson;
import com.tickstock.membership.json.HistoryJson.Event;
import com.tickstock.membership.json.MemberDifferenceJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All events of a group, read from the service once, so that the many days of a history do not need
 * one query each. Optimised for reads in ascending time.
 */
final class EventHistory {
  private final List<Event> events;
  private final SortedMap<Symbol, Member> members = new TreeMap<>();
  private Optional<Definition> definition = Optional.empty();
  private Instant effectiveAt = Instant.EPOCH;
  private Instant asked = Instant.MIN;
  private int next;

  /**
   * @param events oldest first
   */
  EventHistory(List<Event> events) {
    this.events = events;
  }

  /** The group at a time; empty if it does not exist then. */
  Optional<GroupSnapshot> at(Instant time) {
    if (time.isBefore(asked)) {
      rewind();
    }
    asked = time;
    while (next < events.size() && !events.get(next).effectiveAt().isAfter(time)) {
      apply(events.get(next++));
    }
    return definition.map(said -> new GroupSnapshot(said, new TreeMap<>(members), effectiveAt));
  }

  private void rewind() {
    members.clear();
    definition = Optional.empty();
    next = 0;
  }

  private void apply(Event event) {
    event.removed().forEach(gone -> members.remove(gone.symbol()));
    Stream.of(event.added(), event.reweighted(), event.annotated())
        .flatMap(List::stream)
        .forEach(put -> members.put(put.symbol(), member(put)));
    if (event.retired()) {
      definition = Optional.empty();
    } else {
      definition = event.definition().map(DefinitionJson::definition).or(() -> definition);
    }
    if (changes(event)) {
      effectiveAt = event.effectiveAt();
    }
  }

  private static Member member(MemberDifferenceJson put) {
    return new Member(put.symbol(), put.weight(), put.metadata());
  }

  private static boolean changes(Event event) {
    return event.retired()
        || event.definition().isPresent()
        || Stream.of(event.added(), event.removed(), event.reweighted(), event.annotated())
            .anyMatch(list -> !list.isEmpty());
  }

  /** The days for which any history file was loaded. */
  SortedSet<LocalDate> historyDays() {
    return days(event -> true);
  }

  /** The days on which a history defined or retired the group. */
  SortedSet<LocalDate> definingDays() {
    return days(event -> event.retired() || event.definition().isPresent());
  }

  private SortedSet<LocalDate> days(Predicate<Event> some) {
    return events.stream()
        .filter(EventHistory::isOfHistory)
        .filter(some)
        .map(event -> event.effectiveAt().atZone(ZoneOffset.UTC).toLocalDate())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isOfHistory(Event event) {
    return LoadPlanner.isOfHistory(event.cause().source(), event.cause().eventId());
  }

  /** Whether there is an event that is not from a history, from {@code first} until {@code end}. */
  boolean hasOthers(Instant first, Instant end) {
    return events.stream()
        .filter(event -> !isOfHistory(event))
        .map(Event::effectiveAt)
        .anyMatch(time -> !time.isBefore(first) && time.isBefore(end));
  }

  /** Whether all events up to a time came from files. */
  boolean isOfFiles(Instant time) {
    return events.stream()
        .filter(event -> !event.effectiveAt().isAfter(time))
        .allMatch(event -> LoadPlanner.isOwn(Optional.of(event.cause().source())));
  }

  /** The file of the earliest history event. */
  Optional<String> firstHistoryFile() {
    return events.stream()
        .filter(EventHistory::isOfHistory)
        .findFirst()
        .flatMap(event -> event.cause().file());
  }
}
