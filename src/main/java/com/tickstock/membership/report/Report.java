package com.tickstock.membership.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupSummaryJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What there is, for people who look at it now and then.
 *
 * @param since the day with which groups are compared
 * @param changed the groups that differ from those of that day, most changed members first
 * @param oldest the groups that did not change for the longest time: ten of them, with the detail
 *     all
 * @param largest the groups with the most members
 * @param latest the groups that were updated last
 * @param groups every group, where the detail was asked for
 */
public record Report(
    Instant generatedAt,
    Stats stats,
    Instant since,
    List<Changed> changed,
    List<GroupAge> oldest,
    List<GroupSummaryJson> largest,
    List<GroupSummaryJson> latest,
    Optional<List<Detail>> groups) {
  private static final int TOP = 5;

  /**
   * A group with the members that weigh most in it.
   *
   * @param weightSum of those that have a weight; null where none has
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Detail(GroupSummaryJson group, List<Top> top, Optional<BigDecimal> weightSum) {
    static Detail of(GroupJson group) {
      return new Detail(
          group.summary(),
          group.members().stream().limit(TOP).map(m -> new Top(m.symbol(), m.weight())).toList(),
          group.members().stream()
              .flatMap(member -> member.weight().stream())
              .map(Weight::value)
              .reduce(BigDecimal::add));
    }
  }

  /** A member; a weight that is not known is null. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Top(Symbol symbol, Optional<Weight> weight) {}
}
