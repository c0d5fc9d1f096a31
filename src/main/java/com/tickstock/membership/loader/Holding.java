package com.tickstock.membership.loader;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The content of a file for one group: exactly these members.
 *
 * @param definition the definition from the file; parts that are missing stay as they are
 * @param leftOut number of lines that are not loaded, by kind
 * @param weightSum the sum for the whole file as a fraction; empty if unknown
 * @param hasMarketValue whether the file has a market value column
 * @param incomplete why the file may be cut off; empty if there is no sign of it
 * @param notes notes for people: lots that were added up, filters that were not applied
 */
record Holding(
    GroupKey group,
    Source source,
    Definition definition,
    SortedMap<Symbol, Security> securities,
    SortedMap<String, Integer> leftOut,
    Optional<BigDecimal> weightSum,
    boolean hasMarketValue,
    Optional<String> incomplete,
    List<String> notes) {

  SortedMap<Symbol, Member> members() {
    SortedMap<Symbol, Member> members = new TreeMap<>();
    securities.forEach((symbol, security) -> members.put(symbol, security.member()));
    return members;
  }

  /** The line of each symbol; symbols without a line in the file are left out. */
  Map<Symbol, Integer> lines() {
    return securities.entrySet().stream()
        .filter(entry -> entry.getValue().line() > 0)
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().line()));
  }

  Holding with(SortedMap<Symbol, Security> kept, SortedMap<String, Integer> out, List<String> n) {
    return new Holding(
        group, source, definition, kept, out, weightSum, hasMarketValue, incomplete, n);
  }
}
