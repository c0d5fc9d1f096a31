package com.tickstock.membership.report;

import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.DiffJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.MemberDifferenceJson;
import java.util.List;

/**
 * How a group differs from that of an earlier day.
 *
 * @param added its members that were not there, by symbol
 * @param removed those that were there and are its members no more, by symbol
 * @param reweighted how many of its members have another weight
 */
public record Changed(
    GroupSummaryJson group, List<Symbol> added, List<Symbol> removed, int reweighted) {

  static Changed of(GroupSummaryJson group, DiffJson difference) {
    return new Changed(
        group,
        symbols(difference.added()),
        symbols(difference.removed()),
        difference.reweighted().size());
  }

  private static List<Symbol> symbols(List<MemberDifferenceJson> members) {
    return members.stream().map(MemberDifferenceJson::symbol).toList();
  }

  /** How many members are other ones, or of another weight. */
  int count() {
    return added.size() + removed.size() + reweighted;
  }
}
