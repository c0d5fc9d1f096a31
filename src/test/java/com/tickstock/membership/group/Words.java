package com.tickstock.membership.group;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Short names for the values in the tests. */
final class Words {
  static final GroupKey SPY = GroupKey.parse("DEFAULT/ETF/SPY");

  /** Generated events have effective days from 0 up to this one, exclusive. */
  static final int DAYS = 12;

  private static final Instant DAY_ZERO = Instant.parse("2025-01-01T00:00:00Z");

  private Words() {}

  static Instant day(int number) {
    return DAY_ZERO.plus(Duration.ofDays(number));
  }

  /** The days from before the first to after the last day of generated histories. */
  static List<Instant> everyDay() {
    return IntStream.rangeClosed(-1, DAYS).mapToObj(Words::day).toList();
  }

  static Symbol symbol(String value) {
    return new Symbol(value);
  }

  /**
   * @param text {@code A} or, with a weight, {@code A=0.5}
   */
  static Member member(String text) {
    String[] parts = text.split("=", 2);
    Optional<Weight> weight =
        parts.length == 2 ? Optional.of(Weight.parse(parts[1])) : Optional.empty();
    return new Member(symbol(parts[0]), weight, Optional.empty());
  }

  static SortedMap<Symbol, Member> members(String... texts) {
    SortedMap<Symbol, Member> members = new TreeMap<>();
    Arrays.stream(texts).map(Words::member).forEach(member -> members.put(member.symbol(), member));
    return members;
  }

  static SortedSet<Symbol> symbols(String... values) {
    return Arrays.stream(values).map(Words::symbol).collect(Collectors.toCollection(TreeSet::new));
  }

  static Definition definition(String description) {
    return new Definition(Optional.of(description), Optional.empty(), Optional.empty());
  }

  static GroupEvent defined(String description) {
    return new GroupEvent.GroupDefined(definition(description));
  }

  static GroupEvent replaced(String... members) {
    return new GroupEvent.MembersReplaced(members(members), Optional.empty());
  }

  static GroupEvent replaced(Definition definition, String... members) {
    return new GroupEvent.MembersReplaced(members(members), Optional.of(definition));
  }

  static GroupEvent put(String... members) {
    return new GroupEvent.MembersChanged(members(members), new TreeSet<>());
  }

  static GroupEvent removed(String... symbols) {
    return new GroupEvent.MembersChanged(new TreeMap<>(), symbols(symbols));
  }

  static GroupEvent retired() {
    return new GroupEvent.GroupRetired(Optional.empty());
  }

  static Group group(int since, Definition definition, String... members) {
    return new Group(definition, members(members), day(since));
  }

  static Group group(int since, String... members) {
    return group(since, Definition.NONE, members);
  }

  static MemberChange added(String member, int from) {
    return new MemberChange(
        member(member).symbol(),
        day(from),
        Optional.empty(),
        Optional.empty(),
        Optional.of(member(member)));
  }

  static MemberChange dropped(String member, int from) {
    return new MemberChange(
        member(member).symbol(),
        day(from),
        Optional.empty(),
        Optional.of(member(member)),
        Optional.empty());
  }

  static MemberChange became(String before, String after, int from) {
    return new MemberChange(
        member(before).symbol(),
        day(from),
        Optional.empty(),
        Optional.of(member(before)),
        Optional.of(member(after)));
  }

  static MemberChange until(int day, MemberChange change) {
    return new MemberChange(
        change.symbol(), change.from(), Optional.of(day(day)), change.before(), change.after());
  }
}
