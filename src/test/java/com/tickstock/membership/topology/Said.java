package com.tickstock.membership.topology;

import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.EventJson.Unwritten;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An event before it is written, and the words that the tests are written in. */
public record Said(
    GroupEvent event,
    Optional<String> id,
    Optional<Instant> effectiveAt,
    Optional<Long> expectedVersion) {
  private static final Instant DAY_ZERO = Instant.parse("2025-01-01T00:00:00Z");

  public static Instant day(int number) {
    return DAY_ZERO.plus(Duration.ofDays(number));
  }

  public static Said of(GroupEvent event) {
    return new Said(event, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * @param members {@code A} or, with a weight, {@code A=0.5}
   */
  public static Said replaced(String... members) {
    return of(new GroupEvent.MembersReplaced(members(members), Optional.empty()));
  }

  public static Said replaced(Definition definition, String... members) {
    return of(new GroupEvent.MembersReplaced(members(members), Optional.of(definition)));
  }

  public static Said put(String... members) {
    return of(new GroupEvent.MembersChanged(members(members), new TreeSet<>()));
  }

  public static Said removed(String... symbols) {
    return of(
        new GroupEvent.MembersChanged(
            new TreeMap<>(),
            Arrays.stream(symbols)
                .map(Symbol::new)
                .collect(Collectors.toCollection(TreeSet::new))));
  }

  public static Said defined(String description) {
    return of(new GroupEvent.GroupDefined(definition(description)));
  }

  public static Said retired() {
    return of(new GroupEvent.GroupRetired(Optional.empty()));
  }

  public static Definition definition(String description) {
    return new Definition(Optional.of(description), Optional.empty(), Optional.empty());
  }

  public static SortedMap<Symbol, Member> members(String... texts) {
    SortedMap<Symbol, Member> members = new TreeMap<>();
    Arrays.stream(texts).map(Said::member).forEach(member -> members.put(member.symbol(), member));
    return members;
  }

  public static Member member(String text) {
    String[] parts = text.split("=", 2);
    Optional<Weight> weight =
        parts.length == 2 ? Optional.of(Weight.parse(parts[1])) : Optional.empty();
    return new Member(new Symbol(parts[0]), weight, Optional.empty());
  }

  /** A member that says something about itself. */
  public static Said put(String member, JsonObject metadata) {
    Member plain = member(member);
    SortedMap<Symbol, Member> put = new TreeMap<>();
    put.put(plain.symbol(), new Member(plain.symbol(), plain.weight(), Optional.of(metadata)));
    return of(new GroupEvent.MembersChanged(put, new TreeSet<>()));
  }

  /** To hold from that day; else it holds from when it is recorded. */
  public Said from(int day) {
    return from(day(day));
  }

  public Said from(Instant time) {
    return new Said(event, id, Optional.of(time), expectedVersion);
  }

  public Said withId(String value) {
    return new Said(event, Optional.of(value), effectiveAt, expectedVersion);
  }

  public Said expecting(long version) {
    return new Said(event, id, effectiveAt, Optional.of(version));
  }

  Unwritten about(GroupKey group, String otherwiseId) {
    Cause cause =
        new Cause(
            new EventId("csv", id.orElse(otherwiseId)),
            Optional.of("load-7"),
            Optional.of("dia_holdings.csv"),
            Map.of());
    return new Unwritten(group, cause, effectiveAt, expectedVersion, event);
  }
}
