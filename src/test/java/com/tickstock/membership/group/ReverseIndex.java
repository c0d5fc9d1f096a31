package com.tickstock.membership.group;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The membership intervals of each symbol, built only from the intervals of the changes. */
final class ReverseIndex {
  private final Map<Symbol, NavigableMap<Instant, Optional<Member>>> lines = new TreeMap<>();

  void apply(MemberChange change) {
    NavigableMap<Instant, Optional<Member>> line = line(change.symbol());
    Instant until = change.until().orElse(Instant.MAX);
    Optional<Member> rest = line.floorEntry(until).getValue();
    interval(line, change).clear();
    line.put(until, rest);
    line.put(change.from(), change.after());
  }

  /** Everything about the symbol in the interval of {@code change}. */
  Set<Optional<Member>> saidIn(MemberChange change) {
    NavigableMap<Instant, Optional<Member>> line = line(change.symbol());
    Set<Optional<Member>> said = new HashSet<>(interval(line, change).values());
    said.add(line.floorEntry(change.from()).getValue());
    return said;
  }

  SortedMap<Symbol, Member> asOf(Instant day) {
    SortedMap<Symbol, Member> members = new TreeMap<>();
    lines.forEach(
        (symbol, line) ->
            line.floorEntry(day).getValue().ifPresent(member -> members.put(symbol, member)));
    return members;
  }

  private NavigableMap<Instant, Optional<Member>> line(Symbol symbol) {
    return lines.computeIfAbsent(
        symbol, unknown -> new TreeMap<>(Map.of(Instant.MIN, Optional.empty())));
  }

  private static Map<Instant, Optional<Member>> interval(
      NavigableMap<Instant, Optional<Member>> line, MemberChange change) {
    return line.subMap(change.from(), true, change.until().orElse(Instant.MAX), false);
  }
}
