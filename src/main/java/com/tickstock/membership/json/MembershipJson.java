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
 * The intervals in which a symbol was in a group, with their lineage.
 *
 * @param member whether it is a member now, or at the queried time
 * @param intervals oldest first; empty if it never was a member
 */
public record MembershipJson(
    Environment environment,
    GroupType type,
    String name,
    Symbol symbol,
    boolean member,
    List<Interval> intervals) {

  /**
   * One interval of membership.
   *
   * @param from inclusive
   * @param until exclusive; absent if it is a member now, or at the queried time
   * @param weight the weight at the end of the interval
   * @param firstWeight the weight at its start
   * @param began the event that added it
   * @param ended the event that removed it
   * @param lastPut the event that last put it in the interval
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
   * @param memberships the intervals of the symbol, oldest first
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
