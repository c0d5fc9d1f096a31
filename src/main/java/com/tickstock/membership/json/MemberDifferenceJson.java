package com.tickstock.membership.json;

import com.tickstock.membership.group.Difference;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.MemberChange;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import java.util.List;
import java.util.Optional;

/**
 * A member that was added, removed, reweighted or annotated.
 *
 * @param weight the new weight
 * @param previousWeight the old weight, if it changed or the member was removed
 * @param metadata the new metadata
 */
public record MemberDifferenceJson(
    Symbol symbol,
    Optional<Weight> weight,
    Optional<Weight> previousWeight,
    Optional<JsonObject> metadata) {

  static List<MemberDifferenceJson> listOf(Difference difference, MemberChange.Kind kind) {
    return difference.members().stream()
        .filter(member -> member.kind() == kind)
        .map(MemberDifferenceJson::of)
        .toList();
  }

  private static MemberDifferenceJson of(Difference.OfMember member) {
    Optional<Weight> weight = member.after().flatMap(Member::weight);
    Optional<Weight> previous = member.before().flatMap(Member::weight);
    return new MemberDifferenceJson(
        member.symbol(),
        weight,
        previous.filter(before -> !weight.equals(previous)),
        member.after().flatMap(Member::metadata));
  }
}
