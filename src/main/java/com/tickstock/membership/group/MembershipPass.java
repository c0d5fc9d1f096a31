package com.tickstock.membership.group;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Follows one symbol through a timeline, oldest entry first. Only the state after all entries of
 * one effective time counts: no query sees a state between them.
 */
final class MembershipPass {
  private final Symbol symbol;
  private final Deque<Membership> memberships = new ArrayDeque<>();
  private boolean exists;
  private Optional<Member> member = Optional.empty();
  private TimelineEntry newest;
  private TimelineEntry cameOrWent;
  private TimelineEntry lastPut;

  MembershipPass(Symbol symbol) {
    this.symbol = symbol;
  }

  void read(TimelineEntry entry) {
    if (newest != null && newest.at().effectiveAt().isBefore(entry.at().effectiveAt())) {
      settle();
    }
    newest = entry;
    switch (entry.delta().kind()) {
      case DEFINED -> exists = true;
      case REPLACED -> {
        exists = true;
        // stored as a difference too: a member that stays is neither in put nor in remove
        change(entry);
      }
      case CHANGED -> {
        // a change has no effect if the group does not exist at that time
        if (exists) {
          change(entry);
        }
      }
      case RETIRED -> {
        exists = false;
        leave(entry);
      }
    }
  }

  private void change(TimelineEntry entry) {
    Member put = entry.delta().put().get(symbol);
    if (put != null) {
      lastPut = entry.about(symbol);
      cameOrWent = member.isPresent() ? cameOrWent : lastPut;
      member = Optional.of(put);
    } else if (entry.delta().remove().contains(symbol)) {
      leave(entry);
    }
  }

  private void leave(TimelineEntry entry) {
    if (member.isPresent()) {
      cameOrWent = entry.about(symbol);
      member = Optional.empty();
    }
  }

  private void settle() {
    Membership open = memberships.peekLast();
    if (open != null && open.ended().isEmpty()) {
      memberships.removeLast();
      memberships.add(
          member.map(now -> open.goesOn(now, lastPut)).orElseGet(() -> open.ends(cameOrWent)));
    } else if (member.isPresent()) {
      memberships.add(Membership.begins(cameOrWent, member.get(), lastPut));
    }
  }

  List<Membership> memberships() {
    settle();
    return List.copyOf(memberships);
  }
}
