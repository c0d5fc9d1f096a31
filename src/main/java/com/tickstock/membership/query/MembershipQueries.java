package com.tickstock.membership.query;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.History;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.DiffJson;
import com.tickstock.membership.json.EncodedAnswer;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.HistoryJson;
import com.tickstock.membership.json.LineageJson;
import com.tickstock.membership.json.MembershipJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.json.SymbolJson;
import com.tickstock.membership.query.question.AsOf;
import com.tickstock.membership.query.question.Consistency;
import com.tickstock.membership.query.question.GroupFilter;
import com.tickstock.membership.query.question.GroupRows;
import com.tickstock.membership.query.question.NotVisibleYetException;
import com.tickstock.membership.store.StoredGroup;
import com.tickstock.membership.store.access.StoreUnavailableException;
import com.tickstock.membership.topic.Position;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * What can be asked, of any instance. Every method throws {@link StoreUnavailableException} rather
 * than answer from a part of the data. Thread-safe.
 */
public interface MembershipQueries {

  /**
   * The same, answered in another way.
   *
   * @param reportLag told with each answer how many records it may be behind; 0 where it is the
   *     holder's
   */
  MembershipQueries with(Consistency reading, LongConsumer reportLag);

  /** The same, after an event is visible; {@link NotVisibleYetException} where that takes long. */
  default MembershipQueries after(Position event) {
    return with(Consistency.after(event), behind -> {});
  }

  /** The group as stored; of a retired one its version alone. Empty where it was never heard of. */
  Optional<StoredGroup> group(GroupKey key);

  /**
   * The group as it was stored with {@code version}: what was known then, without what came late.
   * Empty where there is no such version.
   */
  Optional<StoredGroup> group(GroupKey key, long version);

  /** Several groups at once, in their order. */
  List<Optional<StoredGroup>> groups(List<GroupKey> keys);

  /** Versions, without reading members, of those that exist now. */
  Map<GroupKey, Long> versions(Collection<GroupKey> keys);

  /** The group as it was; empty where it did not exist. */
  Optional<StoredGroup> groupAsOf(GroupKey key, AsOf when);

  /** Several groups at once, in their order. */
  List<Optional<StoredGroup>> groupsAsOf(List<GroupKey> keys, AsOf when);

  /** What was true of it and since when; without events where it was never heard of. */
  HistoryJson history(GroupKey key, History.Cursor cursor, int limit);

  /** How it differs between two days. */
  DiffJson diff(GroupKey key, AsOf from, AsOf to);

  /** When a symbol was in it up to {@code time}, and why. */
  MembershipJson membership(GroupKey key, Symbol symbol, Instant time);

  /** Why each member was there at {@code time}; without members where the group did not exist. */
  LineageJson lineage(GroupKey key, Instant time);

  /** Since when it is known; empty where it was never heard of. */
  Optional<Instant> knownSince(GroupKey key);

  /** The ids of all its events, whatever they said, newest first. */
  List<String> eventIds(GroupKey key);

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

  /** Whole groups of a partition, a page at a time. */
  GroupRows.Page rows(GroupRows question);

  /** The groups that hold the symbol; empty where none does. */
  Optional<EncodedAnswer> symbol(Environment environment, Symbol symbol);

  /** The groups that held it, by what is known now or was known then; empty where none did. */
  Optional<SymbolJson> symbolAsOf(Environment environment, Symbol symbol, AsOf when);

  /**
   * Hands over every symbol that a group holds, each once, with its groups; in no order, and as
   * they are read: a change that comes meanwhile may be seen or not. On the caller's thread.
   */
  void symbols(Environment environment, Consumer<SymbolJson> each);

  /** What became of an event; empty where it has not been folded yet, or long ago. */
  Optional<OutcomeJson> outcome(GroupKey key, EventId event);

  /** The offset of the last event of a partition that made a version; -1 where none did. */
  long lastChange(int partition);

  /** The offset of the last event of a partition that is folded; -1 where none is. */
  long lastFolded(int partition);

  /** For each partition of the index, by partition of the log, the last event it has followed. */
  List<Map<Integer, Long>> lastIndexed();
}
