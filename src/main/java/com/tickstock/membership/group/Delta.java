package com.tickstock.membership.group;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An event as the timeline keeps it. A replacement is kept as its difference to the state before
 * it, so that a daily list in which few names change stays small for decades.
 */
public record Delta(
    Kind kind,
    Optional<Definition> definition,
    SortedMap<Symbol, Member> put,
    SortedSet<Symbol> remove) {

  /**
   * The four events; what distinguishes REPLACED from CHANGED is that nothing before it shines
   * through.
   */
  public enum Kind {
    DEFINED,
    REPLACED,
    CHANGED,
    RETIRED
  }

  public Delta {
    put = Collections.unmodifiableSortedMap(new TreeMap<>(put));
    remove = Collections.unmodifiableSortedSet(new TreeSet<>(remove));
  }

  /**
   * How much there is to replay, in members; an event that changes nothing is to be read as well.
   */
  int size() {
    return 1 + put.size() + remove.size();
  }

  static Delta withoutMembers(Kind kind, Optional<Definition> definition) {
    return new Delta(kind, definition, new TreeMap<>(), new TreeSet<>());
  }
}
