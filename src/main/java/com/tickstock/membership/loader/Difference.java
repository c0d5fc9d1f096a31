package com.tickstock.membership.loader;

import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many members a holding adds to, removes from and reweights in a group. */
record Difference(long added, long removed, long reweighted) {
  static Difference between(Optional<GroupJson> before, Holding after) {
    SortedMap<Symbol, Member> old =
        before.map(group -> group.group().members()).orElseGet(TreeMap::new);
    Map<Symbol, Member> target = after.members();
    Set<Symbol> kept = new HashSet<>(old.keySet());
    kept.retainAll(target.keySet());
    long reweighted =
        kept.stream().filter(s -> !old.get(s).weight().equals(target.get(s).weight())).count();
    return new Difference(target.size() - kept.size(), old.size() - kept.size(), reweighted);
  }

  boolean isEmpty() {
    return added + removed + reweighted == 0;
  }
}
