package com.tickstock.membership.json;

import com.fasterxml.jackson.annotation.JsonValue;
import com.tickstock.membership.group.Change;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.MemberChange;
import com.tickstock.membership.group.Refusal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The outcome of an event.
 *
 * @param position the position of the event, as partition:offset
 * @param version the version that it made, or else the current version of the group
 * @param added number of symbols added in the present state; likewise the others
 * @param past whether it is effective before events that were folded earlier
 * @param reason a {@link Refusal} code, if the event was refused
 * @param digest the digest of the event, if its client chose the id; another digest with the same
 *     id is an error
 */
public record OutcomeJson(
    Kind outcome,
    String group,
    String source,
    String eventId,
    String position,
    long version,
    Instant recordedAt,
    Optional<Instant> effectiveAt,
    long added,
    long removed,
    long reweighted,
    long annotated,
    Optional<Integer> memberCount,
    boolean past,
    Optional<String> reason,
    Optional<String> detail,
    Optional<String> digest) {

  public OutcomeJson {
    digest = digest == null ? Optional.empty() : digest;
  }

  /** In lower case in JSON. */
  public enum Kind {
    APPLIED,
    UNCHANGED,
    REFUSED;

    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static OutcomeJson applied(Change change, String position) {
    return new OutcomeJson(
        Kind.APPLIED,
        change.group().toString(),
        change.cause().event().source(),
        change.cause().event().id(),
        position,
        change.version(),
        change.recordedAt(),
        Optional.of(change.effectiveAt()),
        change.count(MemberChange.Kind.ADDED),
        change.count(MemberChange.Kind.REMOVED),
        change.count(MemberChange.Kind.REWEIGHTED),
        change.count(MemberChange.Kind.ANNOTATED),
        change.now().map(Group::members).map(Map::size),
        change.past().isPresent(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static OutcomeJson unchanged(
      GroupKey group, EventId event, String position, long version, Instant recordedAt) {
    return withoutChange(
        Kind.UNCHANGED,
        group,
        event,
        position,
        version,
        recordedAt,
        Optional.empty(),
        Optional.empty());
  }

  public static OutcomeJson refused(
      GroupKey group,
      EventId event,
      String position,
      long version,
      Instant recordedAt,
      Refusal reason,
      String detail) {
    return withoutChange(
        Kind.REFUSED,
        group,
        event,
        position,
        version,
        recordedAt,
        Optional.of(reason.code()),
        Optional.of(detail));
  }

  private static OutcomeJson withoutChange(
      Kind kind,
      GroupKey group,
      EventId event,
      String position,
      long version,
      Instant recordedAt,
      Optional<String> reason,
      Optional<String> detail) {
    return new OutcomeJson(
        kind,
        group.toString(),
        event.source(),
        event.id(),
        position,
        version,
        recordedAt,
        Optional.empty(),
        0,
        0,
        0,
        0,
        Optional.empty(),
        false,
        reason,
        detail,
        Optional.empty());
  }

  public OutcomeJson withDigest(Optional<String> other) {
    return new OutcomeJson(
        outcome,
        group,
        source,
        eventId,
        position,
        version,
        recordedAt,
        effectiveAt,
        added,
        removed,
        reweighted,
        annotated,
        memberCount,
        past,
        reason,
        detail,
        other);
  }
}
