package com.tickstock.membership.cli;

import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.CurrentVersion;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.MemberChange;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.EventJson.Unwritten;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The change from the current state of a group to an earlier state.
 *
 * @param now the current version, which the event expects
 * @param then the earlier state; empty if the group did not exist
 * @param why the lineage: what is restored, and the given reason
 */
record Rollback(GroupKey group, CurrentVersion now, Optional<Group> then, String why) {
  private static final String SOURCE = "cli";

  boolean isNeeded() {
    return isRedefined() || !members(now.now()).equals(members(then));
  }

  /** Whether the definition or the existence of the group changes. */
  boolean isRedefined() {
    return !now.now().map(Group::definition).equals(then.map(Group::definition));
  }

  /** The memberships that change, in the order of symbols. */
  List<MemberChange> members() {
    SortedMap<Symbol, Member> before = members(now.now());
    SortedMap<Symbol, Member> after = members(then);
    SortedSet<Symbol> symbols = new TreeSet<>(before.keySet());
    symbols.addAll(after.keySet());
    return symbols.stream()
        .map(symbol -> change(symbol, before, after))
        .filter(change -> !change.before().equals(change.after()))
        .toList();
  }

  private static MemberChange change(
      Symbol symbol, Map<Symbol, Member> before, Map<Symbol, Member> after) {
    return new MemberChange(
        symbol,
        Instant.EPOCH,
        Optional.empty(),
        Optional.ofNullable(before.get(symbol)),
        Optional.ofNullable(after.get(symbol)));
  }

  private static SortedMap<Symbol, Member> members(Optional<Group> group) {
    return group.map(Group::members).orElseGet(TreeMap::new);
  }

  /**
   * The effective time, if it is not the recorded time: the group's last change may be effective
   * slightly in the future and would override the rollback.
   */
  Optional<Instant> effectiveAt(Instant clock) {
    return now.now().map(Group::effectiveAt).filter(last -> last.isAfter(clock));
  }

  Unwritten event(Instant clock) {
    Cause cause =
        new Cause(
            new EventId(SOURCE, "rollback-" + UUID.randomUUID()),
            Optional.of(why),
            Optional.empty(),
            Map.of());
    return new Unwritten(
        group, cause, effectiveAt(clock), Optional.of(now.version()), restoration());
  }

  private GroupEvent restoration() {
    return then.<GroupEvent>map(Rollback::restoration)
        .orElseGet(() -> new GroupEvent.GroupRetired(Optional.of(why)));
  }

  /** Sets the definition even if it is empty, to remove later additions. */
  private static GroupEvent restoration(Group group) {
    Definition definition = group.definition();
    return new GroupEvent.MembersReplaced(group.members(), Optional.of(definition));
  }
}
