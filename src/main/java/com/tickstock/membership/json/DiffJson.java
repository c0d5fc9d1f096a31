package com.tickstock.membership.json;

import com.tickstock.membership.group.Difference;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.MemberChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The difference of a group between two times. Each list is sorted by symbol.
 *
 * @param created whether it exists at the second time and not at the first
 * @param retired the reverse
 * @param definition the definition at the second time, if the group was created or redefined
 * @param annotated members with the same weight and different metadata
 */
public record DiffJson(
    Environment environment,
    GroupType type,
    String name,
    End from,
    End to,
    boolean created,
    boolean retired,
    Optional<DefinitionJson> definition,
    List<MemberDifferenceJson> added,
    List<MemberDifferenceJson> removed,
    List<MemberDifferenceJson> reweighted,
    List<MemberDifferenceJson> annotated) {

  /** The group at one of the two times. It has no members if it does not exist. */
  public record End(Instant asOf, boolean exists, int memberCount) {}

  public static DiffJson of(GroupKey key, Instant from, Instant to, Difference difference) {
    return new DiffJson(
        key.environment(),
        key.type(),
        key.name(),
        new End(from, difference.existed(), difference.previousCount()),
        new End(to, difference.exists(), difference.memberCount()),
        difference.created(),
        difference.retired(),
        difference.definition().map(DefinitionJson::of),
        MemberDifferenceJson.listOf(difference, MemberChange.Kind.ADDED),
        MemberDifferenceJson.listOf(difference, MemberChange.Kind.REMOVED),
        MemberDifferenceJson.listOf(difference, MemberChange.Kind.REWEIGHTED),
        MemberDifferenceJson.listOf(difference, MemberChange.Kind.ANNOTATED));
  }
}
