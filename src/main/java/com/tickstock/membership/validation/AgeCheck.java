package com.tickstock.membership.validation;

import com.tickstock.membership.config.AgeLimits;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.report.GroupAge;
import com.tickstock.membership.report.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks that no group is much older than its usual interval between changes. */
final class AgeCheck {
  private AgeCheck() {}

  static Result of(
      Environment environment, MembershipQueries queries, AgeLimits limits, Instant now) {
    List<GroupSummaryJson> groups = new ArrayList<>();
    queries.groups(environment, groups::add);
    List<Finding> findings =
        groups.stream()
            .flatMap(group -> finding(GroupAge.of(queries, group, now), limits).stream())
            .toList();
    return new Result(Rule.GROUPS_NOT_OLD, Wording.count(groups.size(), "group"), findings);
  }

  private static Optional<Finding> finding(GroupAge age, AgeLimits limits) {
    long limit = limits.days(age.usualDays());
    if (age.days() <= limit) {
      return Optional.empty();
    }
    String detail =
        "%s old, %s: expected a change within %s"
            .formatted(Wording.days(age.days()), usual(age), Wording.days(limit));
    return Optional.of(Finding.warning(age.group().key(), age.group().version(), detail));
  }

  private static String usual(GroupAge age) {
    return age.usualDays()
        .map(days -> "usually changed every %s".formatted(Wording.days(days)))
        .orElse("too few changes for a usual interval");
  }
}
