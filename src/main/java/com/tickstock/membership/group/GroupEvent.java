package com.tickstock.membership.group;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/** What can happen to a group. One event is one atomic change, however many symbols it touches. */
public sealed interface GroupEvent {

  /** Whether it only takes away: a group may get it whose name no group can get any more. */
  default boolean onlyRemoves() {
    return false;
  }

  /** Creates the group without members, or replaces its definition. */
  record GroupDefined(Definition definition) implements GroupEvent {}

  /** The group has exactly these members; creates it where it is new. */
  record MembersReplaced(SortedMap<Symbol, Member> members, Optional<Definition> definition)
      implements GroupEvent {}

  /** Adds, reweights and removes; the rest stays. Refused where the group does not exist. */
  record MembersChanged(SortedMap<Symbol, Member> put, SortedSet<Symbol> remove)
      implements GroupEvent {
    public MembersChanged {
      requireDisjoint(put, remove);
    }

    @Override
    public boolean onlyRemoves() {
      return put.isEmpty();
    }

    private static void requireDisjoint(Map<Symbol, Member> put, Set<Symbol> remove) {
      for (Symbol symbol : remove) {
        if (put.containsKey(symbol)) {
          throw new InvalidValueException("remove", symbol, "a symbol that is not in put as well");
        }
      }
    }
  }

  /** Removes the group and its memberships from then on. */
  record GroupRetired(Optional<String> reason) implements GroupEvent {
    public GroupRetired {
      reason.ifPresent(text -> Text.free("reason", text));
    }

    @Override
    public boolean onlyRemoves() {
      return true;
    }
  }
}
