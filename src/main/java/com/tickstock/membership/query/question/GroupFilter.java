package com.tickstock.membership.query.question;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.json.GroupSummaryJson;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which groups to list.
 *
 * @param types empty: all
 * @param search part of the name or the description, in any case; empty: all
 * @param limit groups a page, 1 to 1000
 * @param after the key of the last group of the page before
 */
public record GroupFilter(
    Environment environment,
    Set<GroupType> types,
    String search,
    int limit,
    Optional<String> after) {

  public GroupFilter {
    Limits.requirePage(limit);
  }

  /** A large page of all groups. */
  public static GroupFilter all(Environment environment, Optional<String> after) {
    return new GroupFilter(environment, Set.of(), "", Limits.LARGEST_PAGE, after);
  }

  boolean matches(GroupSummaryJson group) {
    return (types.isEmpty() || types.contains(group.type()))
        && (contains(group.name()) || group.description().filter(this::contains).isPresent());
  }

  private boolean contains(String text) {
    return text.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
  }
}
