package com.tickstock.membership.json;

import com.tickstock.membership.group.Difference;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.History;
import com.tickstock.membership.group.MemberChange;
import com.tickstock.membership.group.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The valid-time history of a group, as known now.
 *
 * @param events newest effective time first
 * @param nextCursor absent on the last page
 */
public record HistoryJson(
    Environment environment,
    GroupType type,
    String name,
    List<Event> events,
    Optional<String> nextCursor) {

  /**
   * An event and the difference that it makes.
   *
   * @param version absent if the event changed nothing when it was folded
   * @param late whether it was recorded after an event that is effective later
   * @param created whether the group exists after it and did not before
   * @param retired the reverse
   * @param definition present if the group was created or redefined
   * @param annotated members with the same weight and different metadata
   * @param memberCount number of members after the event
   */
  public record Event(
      Instant effectiveAt,
      Instant recordedAt,
      Optional<Long> version,
      CauseJson cause,
      boolean late,
      boolean created,
      boolean retired,
      Optional<DefinitionJson> definition,
      List<MemberDifferenceJson> added,
      List<MemberDifferenceJson> removed,
      List<MemberDifferenceJson> reweighted,
      List<MemberDifferenceJson> annotated,
      int memberCount) {
    private static Event of(History.Row row) {
      TimelineEntry entry = row.entry();
      Difference difference = row.difference();
      return new Event(
          entry.at().effectiveAt(),
          entry.recordedAt(),
          entry.version(),
          CauseJson.of(entry.cause()),
          row.late(),
          difference.created(),
          difference.retired(),
          difference.definition().map(DefinitionJson::of),
          MemberDifferenceJson.listOf(difference, MemberChange.Kind.ADDED),
          MemberDifferenceJson.listOf(difference, MemberChange.Kind.REMOVED),
          MemberDifferenceJson.listOf(difference, MemberChange.Kind.REWEIGHTED),
          MemberDifferenceJson.listOf(difference, MemberChange.Kind.ANNOTATED),
          difference.memberCount());
    }
  }

  /**
   * @param nextCursor {@link History#next} as text, see {@link HistoryCursor}
   */
  public static HistoryJson of(GroupKey key, History history, Optional<String> nextCursor) {
    return new HistoryJson(
        key.environment(),
        key.type(),
        key.name(),
        history.rows().stream().map(Event::of).toList(),
        nextCursor);
  }
}
