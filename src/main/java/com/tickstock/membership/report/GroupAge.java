package com.tickstock.membership.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tickstock.membership.group.History;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.HistoryJson;
import com.tickstock.membership.query.MembershipQueries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The time since the last change of a group, and its usual interval between changes. Days are
 * effective days in UTC; several changes on one day count once.
 *
 * @param days the days since the last change, 0 or more
 * @param usualDays the median of the days between its last changes; null if fewer than four changes
 *     are known
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record GroupAge(GroupSummaryJson group, long days, Optional<Long> usualDays) {
  private static final int EVENTS_READ = 25;
  private static final int MIN_INTERVALS = 3;

  /** Reads the last events of the group. */
  public static GroupAge of(MembershipQueries queries, GroupSummaryJson group, Instant now) {
    return of(group, queries.history(group.key(), History.Cursor.START, EVENTS_READ), now);
  }

  static GroupAge of(GroupSummaryJson group, HistoryJson history, Instant now) {
    List<LocalDate> changes =
        history.events().stream()
            .filter(GroupAge::changesMembers)
            .map(event -> day(event.effectiveAt()))
            .distinct()
            .toList();
    LocalDate last = changes.isEmpty() ? day(group.effectiveAt()) : changes.get(0);
    return new GroupAge(
        group, Math.max(0, ChronoUnit.DAYS.between(last, day(now))), usualDays(changes));
  }

  private static boolean changesMembers(HistoryJson.Event event) {
    return event.created()
        || !event.added().isEmpty()
        || !event.removed().isEmpty()
        || !event.reweighted().isEmpty();
  }

  private static Optional<Long> usualDays(List<LocalDate> newestFirst) {
    long[] intervals =
        IntStream.range(1, newestFirst.size())
            .mapToLong(i -> ChronoUnit.DAYS.between(newestFirst.get(i), newestFirst.get(i - 1)))
            .sorted()
            .toArray();
    return intervals.length < MIN_INTERVALS
        ? Optional.empty()
        : Optional.of(intervals[intervals.length / 2]);
  }

  private static LocalDate day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
