package com.tickstock.membership.report;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.topology.StoredGroup;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What there is, counted when asked. Every method throws {@link
 * com.tickstock.membership.query.question.StoreUnavailableException} rather than count a part.
 * Thread-safe.
 */
public final class Reports {
  private static final int LISTED = 10;
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
   * @param detail with every group
   */
  public Report report(Environment environment, boolean detail) {
    List<GroupSummaryJson> groups = groups(environment);
    return new Report(
        clock.instant(),
        stats(environment, groups),
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

  private static List<GroupSummaryJson> first(
      List<GroupSummaryJson> groups, Comparator<GroupSummaryJson> order) {
    return groups.stream().sorted(order.reversed().thenComparing(BY_KEY)).limit(LISTED).toList();
  }

  /** One group in memory at a time; one that is retired meanwhile is left out. */
  private List<Report.Detail> details(List<GroupSummaryJson> groups) {
    return groups.stream()
        .flatMap(group -> queries.group(group.key()).stream())
        .filter(StoredGroup::exists)
        .map(group -> Report.Detail.of(Json.read(group.json(), GroupJson.class)))
        .toList();
  }
}
