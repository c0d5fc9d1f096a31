package com.tickstock.membership.group;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/** An event of a group. One event is one atomic change, for any number of symbols. */
public sealed interface GroupEvent {

  /** Its difference from the state before it. */
  Delta delta(GroupState before);

  /** Whether it is refused if the group does not exist. */
  boolean needsGroup();

  /**
   * Whether it only removes. Such an event is allowed even if the group's name is no longer allowed
   * for new groups.
   */
  boolean onlyRemoves();

  <R> R accept(Visitor<R> visitor);

  /** Handles each kind of event. A new kind does not compile until every visitor handles it. */
  interface Visitor<R> {
    R defined(GroupDefined event);

    R replaced(MembersReplaced event);

    R changed(MembersChanged event);

    R retired(GroupRetired event);
  }

  /** Creates the group without members, or replaces its definition. */
  record GroupDefined(Definition definition) implements GroupEvent {
    @Override
    public Delta delta(GroupState before) {
      return Delta.withoutMembers(Delta.Kind.DEFINED, Optional.of(definition));
    }

    @Override
    public boolean needsGroup() {
      return false;
    }

    @Override
    public boolean onlyRemoves() {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.defined(this);
    }
  }

  /** Replaces all members with these. Creates the group if it is new. */
  record MembersReplaced(SortedMap<Symbol, Member> members, Optional<Definition> definition)
      implements GroupEvent {
    @Override
    public Delta delta(GroupState before) {
      return before.deltaTo(members, definition);
    }

    @Override
    public boolean needsGroup() {
      return false;
    }

    @Override
    public boolean onlyRemoves() {
      return false;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.replaced(this);
    }
  }

  /** Adds, reweights and removes members; the others stay. Refused if the group does not exist. */
  record MembersChanged(SortedMap<Symbol, Member> put, SortedSet<Symbol> remove)
      implements GroupEvent {
    public MembersChanged {
      requireDisjoint(put, remove);
    }

    @Override
    public Delta delta(GroupState before) {
      return new Delta(Delta.Kind.CHANGED, Optional.empty(), put, remove);
    }

    @Override
    public boolean needsGroup() {
      return true;
    }

    @Override
    public boolean onlyRemoves() {
      return put.isEmpty();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.changed(this);
    }

    private static void requireDisjoint(Map<Symbol, Member> put, Set<Symbol> remove) {
      for (Symbol symbol : remove) {
        if (put.containsKey(symbol)) {
          throw new InvalidValueException("remove", symbol, "a symbol that is not in put as well");
        }
      }
    }
  }

  /** Removes the group and its memberships from its effective time on. */
  record GroupRetired(Optional<String> reason) implements GroupEvent {
    public GroupRetired {
      reason.ifPresent(text -> Text.free("reason", text));
    }

    @Override
    public Delta delta(GroupState before) {
      return Delta.withoutMembers(Delta.Kind.RETIRED, Optional.empty());
    }

    @Override
    public boolean needsGroup() {
      return false;
    }

    @Override
    public boolean onlyRemoves() {
      return true;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.retired(this);
    }
  }
}
