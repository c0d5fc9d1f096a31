package com.tickstock.membership.loader;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.loader.format.Interval;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who was a member of a group when, as one file says.
 *
 * @param source without a day: it is of many
 */
record History(GroupKey group, Source source, Definition definition, List<Interval> intervals) {

  /**
   * The whole list of each day on which it is another one than the day before, oldest first. The
   * first one alone says what the file says of the group: what others said of it since then stays.
   */
  List<Holding> lists() {
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
    List<Holding> lists = new ArrayList<>();
    SortedMap<Symbol, Security> members = new TreeMap<>();
    SortedMap<Symbol, Member> before = new TreeMap<>();
    for (LocalDate day : days) {
      // who comes back on the day that the membership ends has not been away
      ending.getOrDefault(day, List.of()).forEach(i -> members.remove(i.line().symbol()));
      starting
          .getOrDefault(day, List.of())
          .forEach(i -> members.put(i.line().symbol(), Lots.security(List.of(i.line()))));
      Holding list =
          list(day, new TreeMap<>(members), lists.isEmpty() ? definition : Definition.NONE);
      if (!list.members().equals(before)) {
        lists.add(list);
        before = list.members();
      }
    }
    return lists;
  }

  private Holding list(LocalDate day, SortedMap<Symbol, Security> members, Definition said) {
    return new Holding(
        group,
        source.on(day.atStartOfDay(ZoneOffset.UTC).toInstant()),
        said,
        members,
        new TreeMap<>(),
        Optional.empty(),
        false,
        List.of());
  }
}
