package com.tickstock.membership.feed;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Symbol;
import java.util.Optional;
import java.util.Set;

/**
 * What a client wants to hear of.
 *
 * @param groups empty: all
 * @param types empty: all
 * @param symbol only changes of its memberships, now or in the past; empty: all
 */
public record FeedFilter(
    Environment environment, Set<GroupKey> groups, Set<GroupType> types, Optional<Symbol> symbol) {

  boolean takes(GroupKey group) {
    return group.environment() == environment
        && (groups.isEmpty() || groups.contains(group))
        && (types.isEmpty() || types.contains(group.type()));
  }

  boolean takes(FeedChange change) {
    return takes(change.group())
        && symbol.filter(s -> !change.symbols().contains(s.value())).isEmpty();
  }
}
