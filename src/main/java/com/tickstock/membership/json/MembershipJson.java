package com.tickstock.membership.json;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Membership;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.LineageJson.MemberLineage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a symbol was in a group, and why.
 *
 * @param member whether it is one to this day, or at the time that was asked for
 * @param intervals oldest first; none where it never was a member
 */
public record MembershipJson(
    Environment environment,
    GroupType type,
    String name,
    Symbol symbol,
    boolean member,
    List<Interval> intervals) {

  /**
   * An interval as a member.
   *
   * @param from inclusive
   * @param until exclusive; absent where it is a member to this day, or at the time asked for
   * @param weight the last one of the interval
   * @param firstWeight the one at its start
   * @param began the event that made it a member
   * @param ended the event that made it none
   * @param lastPut the event that put it last, as it is or was at the end of the interval
   */
  public record Interval(
      Instant from,
      Optional<Instant> until,
      Optional<Weight> weight,
      Optional<Weight> firstWeight,
      MemberLineage began,
      Optional<MemberLineage> ended,
      MemberLineage lastPut) {
    private static Interval of(Symbol symbol, Membership membership) {
      return new Interval(
          membership.from(),
          membership.until(),
          membership.last().weight(),
          membership.first().weight(),
          MemberLineage.of(symbol, membership.began()),
          membership.ended().map(entry -> MemberLineage.of(symbol, entry)),
          MemberLineage.of(symbol, membership.lastPut()));
    }
  }

  /**
   * @param memberships of the symbol, oldest first
   */
  public static MembershipJson of(GroupKey key, Symbol symbol, List<Membership> memberships) {
    return new MembershipJson(
        key.environment(),
        key.type(),
        key.name(),
        symbol,
        memberships.stream().anyMatch(membership -> membership.ended().isEmpty()),
        memberships.stream().map(membership -> Interval.of(symbol, membership)).toList());
  }
}
