package com.tickstock.membership.group;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Follows one symbol through a timeline, oldest entry first. What counts is how it stands after all
 * entries of one effective time: no day sees what is between them.
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
        // a difference as well: who stays is in neither part of it
        change(entry);
      }
      case CHANGED -> {
        // a change to a group that does not exist then says nothing
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
