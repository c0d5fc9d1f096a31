package com.tickstock.membership.validation;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.SymbolJson;
import com.tickstock.membership.report.Wording;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds the groups that differ from the symbol index, with memory that grows with the number of
 * groups, not of their members.
 */
final class IndexTallies {
  private final Map<GroupKey, Tally> byGroup = new HashMap<>();
  private final Map<GroupKey, Tally> bySymbol = new HashMap<>();

  void add(GroupJson group) {
    Tally tally = new Tally();
    group.members().forEach(member -> tally.add(member.symbol(), member.weight()));
    byGroup.put(group.key(), tally);
  }

  void add(Environment environment, SymbolJson symbol) {
    for (SymbolJson.InGroup group : symbol.groups()) {
      bySymbol
          .computeIfAbsent(
              new GroupKey(environment, group.type(), group.name()), key -> new Tally())
          .add(symbol.symbol(), group.weight());
    }
  }

  SortedSet<GroupKey> differing() {
    Tally nothing = new Tally();
    SortedSet<GroupKey> differing = new TreeSet<>(byGroup.keySet());
    differing.addAll(bySymbol.keySet());
    differing.removeIf(
        key -> byGroup.getOrDefault(key, nothing).equalTo(bySymbol.getOrDefault(key, nothing)));
    return differing;
  }

  String checkedGroups() {
    long members = byGroup.values().stream().mapToLong(Tally::count).sum();
    return Wording.count(members, "membership") + " of " + Wording.count(byGroup.size(), "group");
  }

  String checkedSymbols() {
    return Wording.count(bySymbol.values().stream().mapToLong(Tally::count).sum(), "membership");
  }
}
