package com.tickstock.membership.loader;

import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The symbols that a holding adds to, removes from and reweights in a group. */
public record Difference(
    List<Symbol> added, List<Symbol> removed, List<Reweighted> reweighted, long annotated) {
  static final Difference NONE = new Difference(List.of(), List.of(), List.of(), 0);

  /** A weight is empty if it is unknown. */
  public record Reweighted(Symbol symbol, Optional<Weight> before, Optional<Weight> after) {}

  static Difference between(Optional<GroupSnapshot> before, SortedMap<Symbol, Member> after) {
    SortedMap<Symbol, Member> old = before.map(GroupSnapshot::members).orElseGet(TreeMap::new);
    SortedSet<Symbol> removed = new TreeSet<>(old.keySet());
    removed.removeAll(after.keySet());
    List<Symbol> added = new ArrayList<>();
    List<Reweighted> reweighted = new ArrayList<>();
    long annotated = 0;
    for (Member member : after.values()) {
      Member was = old.get(member.symbol());
      if (was == null) {
        added.add(member.symbol());
      } else if (!was.weight().equals(member.weight())) {
        reweighted.add(new Reweighted(member.symbol(), was.weight(), member.weight()));
      } else if (!Objects.equals(was, member)) {
        annotated++;
      }
    }
    return new Difference(added, List.copyOf(removed), reweighted, annotated);
  }

  boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && reweighted.isEmpty() && annotated == 0;
  }
}
