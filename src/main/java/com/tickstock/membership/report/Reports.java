package com.tickstock.membership.report;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.json.DiffJson;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.query.question.AsOf;
import com.tickstock.membership.store.StoredGroup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Counts groups and symbols on request. Every method throws {@link
 * com.tickstock.membership.store.access.StoreUnavailableException} if only a part of the stores can
 * be read. Thread-safe.
 */
public final class Reports {
  private static final int LISTED = 10;
  private static final Duration RECENT = Duration.ofDays(30);
  private static final Comparator<GroupSummaryJson> BY_KEY =
      Comparator.comparing(GroupSummaryJson::key);

  private final MembershipQueries queries;
  private final Clock clock;

  public Reports(MembershipQueries queries, Clock clock) {
    this.queries = queries;
    this.clock = clock;
  }

  public Stats stats(Environment environment) {
    return stats(environment, groups(environment));
  }

  /**
   * @param detail whether to include every group
   * @param since the start of the changes; if empty, the last 30 days
   */
  public Report report(Environment environment, boolean detail, Optional<Instant> since) {
    Instant now = clock.instant();
    Instant from = since.orElseGet(() -> now.minus(RECENT).truncatedTo(ChronoUnit.DAYS));
    List<GroupSummaryJson> groups = groups(environment);
    return new Report(
        now,
        stats(environment, groups),
        from,
        changed(groups, from, now),
        oldest(groups, detail ? groups.size() : LISTED, now),
        first(groups, Comparator.comparingInt(GroupSummaryJson::memberCount)),
        first(groups, Comparator.comparing(GroupSummaryJson::updatedAt)),
        detail ? Optional.of(details(groups)) : Optional.empty());
  }

  private List<GroupSummaryJson> groups(Environment environment) {
    List<GroupSummaryJson> groups = new ArrayList<>();
    queries.groups(environment, groups::add);
    return groups;
  }

  private Stats stats(Environment environment, List<GroupSummaryJson> groups) {
    StatsCount count = new StatsCount();
    groups.forEach(count::add);
    queries.symbols(environment, count::add);
    return count.of(environment);
  }

  /** Skips groups whose last change is before {@code from}. */
  private List<Changed> changed(List<GroupSummaryJson> groups, Instant from, Instant now) {
    return groups.stream()
        .filter(group -> group.effectiveAt().isAfter(from))
        .map(group -> Changed.of(group, difference(group, from, now)))
        .filter(changed -> changed.count() > 0)
        .sorted(
            Comparator.comparingInt(Changed::count)
                .reversed()
                .thenComparing(Changed::group, BY_KEY))
        .toList();
  }

  private DiffJson difference(GroupSummaryJson group, Instant from, Instant now) {
    Optional<Instant> knownAt = Optional.empty();
    return queries.diff(group.key(), new AsOf(from, knownAt), new AsOf(now, knownAt));
  }

  private List<GroupAge> oldest(List<GroupSummaryJson> groups, int most, Instant now) {
    return groups.stream()
        .sorted(Comparator.comparing(GroupSummaryJson::effectiveAt).thenComparing(BY_KEY))
        .limit(most)
        .map(group -> GroupAge.of(queries, group, now))
        .toList();
  }

  private static List<GroupSummaryJson> first(
      List<GroupSummaryJson> groups, Comparator<GroupSummaryJson> order) {
    return groups.stream().sorted(order.reversed().thenComparing(BY_KEY)).limit(LISTED).toList();
  }

  /** Reads one group into memory at a time, and omits groups that are retired meanwhile. */
  private List<Report.Detail> details(List<GroupSummaryJson> groups) {
    return groups.stream()
        .flatMap(group -> queries.group(group.key()).stream())
        .filter(StoredGroup::exists)
        .map(group -> Report.Detail.of(Json.read(group.json(), GroupJson.class)))
        .toList();
  }
}
