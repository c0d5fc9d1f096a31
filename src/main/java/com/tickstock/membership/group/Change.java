package com.tickstock.membership.group;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The effective change of one event: one version of one group.
 *
 * @param effectiveAt the time from which the event holds
 * @param created whether the group exists now and did not before this version
 * @param retired the reverse
 * @param definition the group's definition now, if this version created or redefined it
 * @param members the differences in the group now; applied in version order, they give the group
 *     now
 * @param past the differences in the time before existing events that are effective later; empty if
 *     the event is effective after all others
 * @param now the group after this version, empty if it does not exist
 */
public record Change(
    GroupKey group,
    long version,
    Instant effectiveAt,
    Instant recordedAt,
    Cause cause,
    boolean created,
    boolean retired,
    Optional<Definition> definition,
    List<MemberChange> members,
    Optional<RetroactiveChange> past,
    Optional<Group> now) {

  /**
   * The differences in the time before events that are effective later.
   *
   * @param until exclusive; empty if the difference still holds now
   * @param redefined whether the definition or the existence of the group differs anywhere in it
   * @param members every interval in which a membership differs, whether it ended or still holds
   */
  public record RetroactiveChange(
      Instant from, Optional<Instant> until, boolean redefined, List<MemberChange> members) {}

  /** Every interval in which a membership differs from the previous version. */
  public List<MemberChange> intervals() {
    return past.map(RetroactiveChange::members).orElse(members);
  }

  public long count(MemberChange.Kind kind) {
    return members.stream().filter(member -> member.kind() == kind).count();
  }
}
