package com.tickstock.membership.group;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An event as the timeline stores it. A replacement is stored as its difference from the state
 * before it, so a daily list with few changes stays small for decades.
 */
public record Delta(
    Kind kind,
    Optional<Definition> definition,
    SortedMap<Symbol, Member> put,
    SortedSet<Symbol> remove) {

  /**
   * The four kinds of events. Unlike CHANGED, REPLACED hides the members from all events before it.
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
   * The cost of replaying it, in members. It is at least 1: an event without changes must be read
   * too.
   */
  int size() {
    return 1 + put.size() + remove.size();
  }

  static Delta withoutMembers(Kind kind, Optional<Definition> definition) {
    return new Delta(kind, definition, new TreeMap<>(), new TreeSet<>());
  }
}
