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
   * A stretch of time as a member.
   *
   * @param from inclusive
   * @param until exclusive; absent where it is a member to this day, or at the time asked for
   * @param weight the last one of the stretch
   * @param firstWeight the one at its start
   * @param began the event that made it a member
   * @param ended the event that made it none
   * @param lastPut the event that put it last, as it is or was at the end of the stretch
   */
  public record Interval(
      Instant from,
      Optional<Instant> until,
      Optional<Weight> weight,
      Optional<Weight> firstWeight,
      MemberLineage began,
      Optional<MemberLineage> ended,
      MemberLineage lastPut) {
    private static Interval of(Symbol symbol, Membership stretch) {
      return new Interval(
          stretch.from(),
          stretch.until(),
          stretch.last().weight(),
          stretch.first().weight(),
          MemberLineage.of(symbol, stretch.began()),
          stretch.ended().map(entry -> MemberLineage.of(symbol, entry)),
          MemberLineage.of(symbol, stretch.lastPut()));
    }
  }

  /**
   * @param stretches of the symbol, oldest first
   */
  public static MembershipJson of(GroupKey key, Symbol symbol, List<Membership> stretches) {
    return new MembershipJson(
        key.environment(),
        key.type(),
        key.name(),
        symbol,
        stretches.stream().anyMatch(stretch -> stretch.ended().isEmpty()),
        stretches.stream().map(stretch -> Interval.of(symbol, stretch)).toList());
  }
}
