package com.tickstock.membership.group;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one event really changed: one version of one group.
 *
 * @param effectiveAt when the event holds from
 * @param created whether the group exists now and did not before this version
 * @param retired the reverse
 * @param definition the group's definition now, where this version created or redefined it
 * @param members what is different now; applied in order of version they give the group now
 * @param past what is different about the time before events that were already there; empty for an
 *     event that is later than all others
 * @param now the group after this version, empty where it does not exist
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
   * What is different about the time before later events.
   *
   * @param until exclusive; empty where the difference lasts to this day
   * @param redefined whether the definition or the existence of the group differs somewhere in it
   * @param members every interval in which a membership differs, to this day or not
   */
  public record RetroactiveChange(
      Instant from, Optional<Instant> until, boolean redefined, List<MemberChange> members) {}

  /** Every interval in which a membership differs from what the version before said. */
  public List<MemberChange> intervals() {
    return past.map(RetroactiveChange::members).orElse(members);
  }

  public long count(MemberChange.Kind kind) {
    return members.stream().filter(member -> member.kind() == kind).count();
  }
}
