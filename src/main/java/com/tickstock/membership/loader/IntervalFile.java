package com.tickstock.membership.loader;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.loader.format.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The membership intervals of a group, from one file.
 *
 * @param source without a day, because the file covers many
 */
record IntervalFile(
    GroupKey group, Source source, Definition definition, List<Interval> intervals) {

  /**
   * The whole list for each day on which it changes, oldest first. Only the first list has the
   * definition from the file, so that definitions that others set on later days stay.
   *
   * <p>The events of an earlier history stay in the log for ever. So this history also gives a list
   * for each of their days, and a definition if the earlier event had one.
   *
   * @param past the past of the group
   */
  List<Holding> lists(EventHistory past) {
    Map<LocalDate, List<Interval>> starting = new TreeMap<>();
    Map<LocalDate, List<Interval>> ending = new TreeMap<>();
    for (Interval interval : intervals) {
      starting.computeIfAbsent(interval.start(), day -> new ArrayList<>()).add(interval);
      interval
          .end()
          .ifPresent(day -> ending.computeIfAbsent(day, d -> new ArrayList<>()).add(interval));
    }
    SortedSet<LocalDate> days = new TreeSet<>(starting.keySet());
    days.addAll(ending.keySet());
    SortedSet<LocalDate> again = past.historyDays().tailSet(days.first());
    SortedSet<LocalDate> defining = past.definingDays();
    days.addAll(again);
    List<Holding> lists = new ArrayList<>();
    SortedMap<Symbol, Security> members = new TreeMap<>();
    SortedMap<Symbol, Member> before = new TreeMap<>();
    for (LocalDate day : days) {
      // a symbol that returns on the day its membership ends was never away
      ending.getOrDefault(day, List.of()).forEach(i -> members.remove(i.line().symbol()));
      starting
          .getOrDefault(day, List.of())
          .forEach(i -> members.put(i.line().symbol(), LotMerger.security(List.of(i.line()))));
      Definition said =
          lists.isEmpty()
              ? definition
              : defining.contains(day) ? definitionOn(day, past) : Definition.NONE;
      Holding list = list(day, new TreeMap<>(members), said);
      if (again.contains(day) || !list.members().equals(before)) {
        lists.add(list);
        before = list.members();
      }
    }
    return lists;
  }

  /** The definition before the earlier history, if others set one; else that of this file. */
  private Definition definitionOn(LocalDate day, EventHistory past) {
    return past.at(start(day).minus(1, ChronoUnit.MICROS))
        .filter(snapshot -> !snapshot.isOfHistory())
        .map(GroupSnapshot::definition)
        .filter(said -> !said.equals(Definition.NONE))
        .orElse(definition);
  }

  static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The days of an earlier history before the first day of this one. */
  SortedSet<LocalDate> daysBefore(EventHistory past) {
    return past.historyDays().headSet(firstDay());
  }

  LocalDate firstDay() {
    return intervals.stream().map(Interval::start).min(LocalDate::compareTo).orElseThrow();
  }

  /**
   * The list for one of these days, as before the earlier history.
   *
   * @param stood the group before the earlier history; empty if it did not exist
   */
  Holding before(LocalDate day, Optional<GroupSnapshot> stood) {
    SortedMap<Symbol, Security> members = new TreeMap<>();
    stood
        .map(GroupSnapshot::members)
        .orElseGet(TreeMap::new)
        .forEach((symbol, m) -> members.put(symbol, new Security(m, 0, Optional.empty())));
    return list(day, members, stood.map(GroupSnapshot::definition).orElse(Definition.NONE));
  }

  private Holding list(LocalDate day, SortedMap<Symbol, Security> members, Definition said) {
    return new Holding(
        group,
        source.on(start(day)),
        said,
        members,
        new TreeMap<>(),
        Optional.empty(),
        false,
        Optional.empty(),
        List.of());
  }
}
