package com.tickstock.membership.validation;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.SymbolJson;
import com.tickstock.membership.query.MembershipQueries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares groups with the symbol index: first by tallies, then the differing ones in full. */
final class IndexCheck {
  /** How many groups are compared by member; if more differ, the whole index is wrong. */
  private static final int IN_FULL = 50;

  private final Environment environment;
  private final IndexTallies tallies = new IndexTallies();

  IndexCheck(Environment environment) {
    this.environment = environment;
  }

  void add(GroupJson group) {
    tallies.add(group);
  }

  void add(SymbolJson symbol) {
    tallies.add(environment, symbol);
  }

  /** Returns the results after all groups and symbols were added. */
  List<Result> results(MembershipQueries queries) {
    List<Finding> orphans = new ArrayList<>();
    List<Finding> disagreements = new ArrayList<>();
    List<GroupKey> differing = List.copyOf(tallies.differing());
    int some = Math.min(IN_FULL, differing.size());
    for (IndexDifference difference : differences(queries, differing.subList(0, some))) {
      difference.orphans().ifPresent(orphans::add);
      disagreements.addAll(difference.disagreements());
    }
    differing.subList(some, differing.size()).stream()
        .map(key -> Finding.failure(key.toString(), "differs from the symbol index"))
        .forEach(disagreements::add);
    return List.of(
        new Result(Rule.NO_ORPHAN_SYMBOLS, tallies.checkedSymbols(), orphans),
        new Result(Rule.DIRECTIONS_AGREE, tallies.checkedGroups(), disagreements));
  }

  private List<IndexDifference> differences(MembershipQueries queries, List<GroupKey> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    Map<GroupKey, SortedMap<Symbol, Optional<Weight>>> said = new HashMap<>();
    keys.forEach(key -> said.put(key, new TreeMap<>()));
    queries.symbols(environment, symbol -> collect(symbol, said));
    return keys.stream()
        .map(key -> new IndexDifference(key, StoreReading.group(queries, key), said.get(key)))
        .toList();
  }

  private void collect(SymbolJson symbol, Map<GroupKey, SortedMap<Symbol, Optional<Weight>>> said) {
    for (SymbolJson.InGroup group : symbol.groups()) {
      GroupKey key = new GroupKey(environment, group.type(), group.name());
      if (said.containsKey(key)) {
        said.get(key).put(symbol.symbol(), group.weight());
      }
    }
  }
}
