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
 * A report on the groups of an environment.
 *
 * @param since the day with which groups are compared
 * @param changed the groups that differ from that day, most changed members first
 * @param oldest the groups that have not changed for the longest time: ten, or all with detail
 * @param largest the groups with the most members
 * @param latest the groups that were updated last
 * @param groups every group, if detail was requested
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
   * A group with its largest members.
   *
   * @param weightSum the sum of the known weights; null if no weight is known
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

  /** A member; an unknown weight is null. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Top(Symbol symbol, Optional<Weight> weight) {}
}
