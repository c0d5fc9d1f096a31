package com.tickstock.membership.group;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The mutable state of a group while events are applied. Not thread-safe; used for one fold or
 * query.
 */
public final class GroupState {
  private boolean exists;
  private Definition definition = Definition.NONE;
  private final SortedMap<Symbol, Member> members = new TreeMap<>();
  private Instant effectiveAt = Instant.EPOCH;

  private GroupState() {}

  static GroupState of(Optional<Group> group) {
    GroupState state = new GroupState();
    group.ifPresent(state::restore);
    return state;
  }

  /**
   * The state after these entries: reads them newest first back to a base, then replays forward.
   */
  static GroupState after(Iterator<TimelineEntry> newestFirst) {
    GroupState state = new GroupState();
    backToBase(newestFirst).forEach(state::follow);
    return state;
  }

  /** The entries to replay, from the nearest base on, oldest first. */
  static Deque<TimelineEntry> backToBase(Iterator<TimelineEntry> newestFirst) {
    Deque<TimelineEntry> replay = new ArrayDeque<>();
    while (newestFirst.hasNext() && (replay.isEmpty() || !replay.getFirst().isBase())) {
      replay.addFirst(newestFirst.next());
    }
    return replay;
  }

  /** Applies the next entry of a replay. */
  void follow(TimelineEntry entry) {
    if (entry.checkpoint().isPresent()) {
      restore(entry.checkpoint().get());
    } else {
      apply(entry.delta(), entry.at());
    }
  }

  private void restore(Group group) {
    exists = true;
    definition = group.definition();
    members.clear();
    members.putAll(group.members());
    effectiveAt = group.effectiveAt();
  }

  /** An independent copy. */
  GroupState copy() {
    return of(toGroup());
  }

  boolean exists() {
    return exists;
  }

  int size() {
    return members.size();
  }

  Definition definition() {
    return definition;
  }

  Instant effectiveAt() {
    return effectiveAt;
  }

  Optional<Member> member(Symbol symbol) {
    return Optional.ofNullable(members.get(symbol));
  }

  Set<Symbol> symbols() {
    return new HashSet<>(members.keySet());
  }

  /** All symbols that the delta can change. */
  Set<Symbol> touchedBy(Delta delta) {
    Set<Symbol> touched = new HashSet<>(delta.put().keySet());
    touched.addAll(delta.remove());
    if (delta.kind() == Delta.Kind.RETIRED) {
      touched.addAll(members.keySet());
    }
    return touched;
  }

  /** Applies the delta and returns the difference that it made. */
  Difference advance(Delta delta, TimelinePosition at) {
    Set<Symbol> touched = touchedBy(delta);
    Difference.Side before = side(touched);
    apply(delta, at);
    return Difference.between(before, side(touched));
  }

  private Difference.Side side(Set<Symbol> touched) {
    Map<Symbol, Member> some = new HashMap<>();
    touched.forEach(symbol -> member(symbol).ifPresent(member -> some.put(symbol, member)));
    return new Difference.Side(
        exists ? Optional.of(definition) : Optional.empty(), members.size(), some);
  }

  Optional<Group> toGroup() {
    return exists ? Optional.of(new Group(definition, members, effectiveAt)) : Optional.empty();
  }

  /** Whether the two states are equal apart from their members. */
  boolean sameButForMembers(GroupState other) {
    return exists == other.exists
        && definition.equals(other.definition)
        && (!exists || effectiveAt.equals(other.effectiveAt));
  }

  /** The delta from this state to exactly these members. */
  Delta deltaTo(SortedMap<Symbol, Member> target, Optional<Definition> newDefinition) {
    SortedMap<Symbol, Member> put = new TreeMap<>(target);
    put.values().removeIf(member -> member.equals(members.get(member.symbol())));
    SortedSet<Symbol> remove = new TreeSet<>(members.keySet());
    remove.removeAll(target.keySet());
    return new Delta(Delta.Kind.REPLACED, newDefinition, put, remove);
  }

  /** The delta from this state to exactly the members of the other. */
  Delta deltaToMembersOf(GroupState other, Optional<Definition> newDefinition) {
    return deltaTo(other.members, newDefinition);
  }

  /** Applies the delta and returns whether it changed anything. */
  boolean apply(Delta delta, TimelinePosition at) {
    boolean changed =
        switch (delta.kind()) {
          case DEFINED -> define(delta.definition());
          case REPLACED -> replace(delta);
          // a change has no effect if the group does not exist at that time
          case CHANGED -> exists && change(delta);
          case RETIRED -> retire();
        };
    if (changed) {
      effectiveAt = at.effectiveAt();
    }
    return changed;
  }

  private boolean replace(Delta delta) {
    boolean redefined = define(delta.definition());
    return change(delta) || redefined;
  }

  private boolean define(Optional<Definition> newDefinition) {
    boolean changed = !exists || newDefinition.filter(d -> !d.equals(definition)).isPresent();
    exists = true;
    definition = newDefinition.orElse(definition);
    return changed;
  }

  private boolean change(Delta delta) {
    boolean changed = false;
    for (Member member : delta.put().values()) {
      changed |= !member.equals(members.put(member.symbol(), member));
    }
    for (Symbol symbol : delta.remove()) {
      changed |= members.remove(symbol) != null;
    }
    return changed;
  }

  private boolean retire() {
    boolean changed = exists;
    exists = false;
    definition = Definition.NONE;
    members.clear();
    return changed;
  }
}
