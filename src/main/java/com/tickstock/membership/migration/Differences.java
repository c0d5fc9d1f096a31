package com.tickstock.membership.migration;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.GroupJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** All differences between the group in the service and in the source. */
final class Differences {
  private final SourceGroup source;
  private final List<String> found = new ArrayList<>();

  private Differences(SourceGroup source) {
    this.source = source;
  }

  static List<String> of(SourceGroup source, GroupJson now) {
    Differences differences = new Differences(source);
    Group group = now.group();
    differences.compare(source.definition(), group.definition());
    source.members().ifPresent(members -> differences.compare(members, group.members()));
    return differences.found;
  }

  private void compare(Definition said, Definition known) {
    compare("description", said.description(), known.description());
    compare("metadata", said.metadata(), known.metadata());
    compare("liquidity filter", said.liquidityFilter(), known.liquidityFilter());
  }

  private void compare(String what, Optional<?> said, Optional<?> known) {
    if (!said.equals(known)) {
      found.add("%s is %s, in the source %s".formatted(what, text(known), text(said)));
    }
  }

  private void compare(SortedMap<Symbol, Member> said, SortedMap<Symbol, Member> known) {
    TreeSet<Symbol> symbols = new TreeSet<>(said.keySet());
    symbols.addAll(known.keySet());
    for (Symbol symbol : symbols) {
      if (!known.containsKey(symbol)) {
        found.add(symbol + " is missing");
      } else if (!said.containsKey(symbol)) {
        found.add(symbol + " is not in the source");
      } else {
        compare(said.get(symbol), known.get(symbol));
      }
    }
  }

  private void compare(Member said, Member known) {
    if (!sameWeight(said.weight(), known.weight())) {
      compare("weight of " + said.symbol(), said.weight(), known.weight());
    }
    compare("metadata of " + said.symbol(), said.metadata(), known.metadata());
  }

  private boolean sameWeight(Optional<Weight> said, Optional<Weight> known) {
    return said.equals(known)
        || (source.rounded()
            && said.map(Weight::toTableScale).equals(known.map(Weight::toTableScale)));
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("not there");
  }
}
