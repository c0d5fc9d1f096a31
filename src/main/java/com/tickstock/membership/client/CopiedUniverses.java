package com.tickstock.membership.client;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.NamedGroups;
import com.tickstock.membership.group.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Groups put together by name. Answers are kept, and each is used only while every part is the very
 * version that it was made from.
 */
final class CopiedUniverses {
  private static final int MAX_KEPT = 1000;

  private final Environment environment;
  private final CopiedGroups groups;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(
      List<List<GroupKey>> candidates, List<CopiedGroup> parts, List<Symbol> symbols) {}

  CopiedUniverses(Environment environment, CopiedGroups groups) {
    this.environment = environment;
    this.groups = groups;
  }

  List<Symbol> symbols(String universe) {
    Kept before = kept.get(universe);
    List<List<GroupKey>> candidates =
        before == null ? NamedGroups.universe(environment, universe) : before.candidates();
    List<CopiedGroup> parts = new ArrayList<>(candidates.size());
    for (List<GroupKey> keys : candidates) {
      parts.add(find(keys));
    }
    // groups are equal when they are the same object
    if (before != null && before.parts().equals(parts)) {
      return before.symbols();
    }
    TreeSet<Symbol> union = new TreeSet<>();
    parts.forEach(part -> union.addAll(part.group().members().keySet()));
    List<Symbol> symbols = List.copyOf(union);
    if (kept.size() >= MAX_KEPT) {
      kept.clear();
    }
    kept.put(universe, new Kept(candidates, parts, symbols));
    return symbols;
  }

  private CopiedGroup find(List<GroupKey> candidates) {
    for (GroupKey key : candidates) {
      Optional<CopiedGroup> group = groups.group(key);
      if (group.isPresent()) {
        return group.get();
      }
    }
    throw new UnknownGroupException(candidates);
  }
}
