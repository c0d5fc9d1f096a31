package com.tickstock.membership.query;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.LineageJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.topology.StoredGroup;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What can be asked. Every method throws {@link StoreUnavailableException} rather than answer from
 * a part of the data. Thread-safe.
 */
public interface MembershipQueries {

  /** The group as stored; of a retired one its version alone. Empty where it was never heard of. */
  Optional<StoredGroup> group(GroupKey key);

  /**
   * The group as it was stored with {@code version}: what was known then, without what came late.
   * Empty where there is no such version.
   */
  Optional<StoredGroup> group(GroupKey key, long version);

  /** Its version, without reading its members; empty where it does not exist now. */
  Optional<Long> version(GroupKey key);

  /** The group as it was at {@code time}, as far as is known now. */
  Optional<GroupJson> groupAsOf(GroupKey key, Instant time);

  /** Why each member was there at {@code time}; without members where the group did not exist. */
  LineageJson lineage(GroupKey key, Instant time);

  /** Whether an event whose id begins so ever made something of the group, whatever came since. */
  boolean wasCaused(GroupKey key, String eventIdPrefix);

  /** Since when it is known; empty where it was never heard of. */
  Optional<Instant> knownSince(GroupKey key);

  GroupPage groups(GroupFilter filter);

  /** Hands over every group that exists, page by page. On the caller's thread. */
  default void groups(Environment environment, Consumer<GroupSummaryJson> each) {
    Optional<String> after = Optional.empty();
    do {
      GroupPage page = groups(GroupFilter.all(environment, after));
      page.groups().forEach(each);
      after = page.last();
    } while (after.isPresent());
  }

  /** The groups that hold the symbol; empty where none does. */
  Optional<SymbolJson> symbol(Environment environment, Symbol symbol);

  /** The groups that held it at {@code time}, as far as is known now. */
  Optional<SymbolJson> symbolAsOf(Environment environment, Symbol symbol, Instant time);

  /**
   * Hands over every symbol that a group holds, each once, with its groups; in no order, and as
   * they are read: a change that comes meanwhile may be seen or not. On the caller's thread.
   */
  void symbols(Environment environment, Consumer<SymbolJson> each);

  /** What became of an event; empty where it has not been folded yet, or long ago. */
  Optional<OutcomeJson> outcome(GroupKey key, EventId event);
}
