package com.tickstock.membership.report;

import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.DiffJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.MemberDifferenceJson;
import java.util.List;

/**
 * The difference of a group since an earlier day.
 *
 * @param added the new members, by symbol
 * @param removed the former members, by symbol
 * @param reweighted the number of members with another weight
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

  /** The number of added, removed and reweighted members. */
  int count() {
    return added.size() + removed.size() + reweighted;
  }
}
