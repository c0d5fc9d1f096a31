package com.tickstock.membership.feed;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.query.question.GroupRows;
import com.tickstock.membership.store.StoredGroup;
import com.tickstock.membership.topic.Partitions;
import com.tickstock.membership.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;

/**
 * The groups as a client begins with them, page by page, and what that means for the changes that
 * follow. The stores are ahead of the changes: a row holds events whose changes come after it. So
 * each row tells its event, and its group's changes up to there are left out. Until the changes
 * have reached the newest of these events, no id is true: one says how far all groups are.
 *
 * <p>Not thread-safe: one thread at a time reads a page, or asks what it means.
 */
final class Snapshot {
  private final FeedFilter filter;
  private final FeedPosition since;
  private final Queue<GroupKey> named;
  private final long[] newest = new long[Topics.EVENTS.partitions()];
  private final Map<GroupKey, Long> ahead = new HashMap<>();
  private int partition;
  private Optional<String> after = Optional.empty();
  private int groups;

  /**
   * @param since where the changes go on, which is before any row is read
   */
  Snapshot(FeedFilter filter, FeedPosition since) {
    this.filter = filter;
    this.since = since.copy();
    this.named = new ArrayDeque<>(new TreeSet<>(filter.groups()));
    Arrays.fill(newest, -1);
  }

  boolean isRead() {
    return filter.groups().isEmpty() ? partition == newest.length : named.isEmpty();
  }

  /** Those of the next page that the client is to have, as JSON. */
  List<byte[]> read(MembershipQueries queries) {
    List<byte[]> page = filter.groups().isEmpty() ? readPartition(queries) : readNamed(queries);
    groups += page.size();
    return page;
  }

  /** Of all pages so far. */
  int groups() {
    return groups;
  }

  private List<byte[]> readPartition(MembershipQueries queries) {
    GroupRows.Page rows =
        queries.rows(
            new GroupRows(
                partition,
                filter.environment(),
                filter.types(),
                filter.symbol(),
                since.event(partition),
                after));
    List<byte[]> page = new ArrayList<>();
    for (GroupRows.Row row : rows.rows()) {
      StoredGroup group = row.group();
      note(row.key(), partition, group);
      if (group.exists()) {
        page.add(group.json());
      }
    }
    after = rows.last();
    if (after.isEmpty()) {
      partition++;
    }
    return page;
  }

  /** One at a time; one that cannot be read is asked for again. */
  private List<byte[]> readNamed(MembershipQueries queries) {
    GroupKey key = named.element();
    Optional<StoredGroup> found = filter.takes(key) ? queries.group(key) : Optional.empty();
    found.ifPresent(group -> note(key, partitionOf(key), group));
    named.remove();
    return found.filter(this::isWanted).map(StoredGroup::json).map(List::of).orElse(List.of());
  }

  private boolean isWanted(StoredGroup group) {
    return group.exists() && filter.symbol().filter(s -> !GroupRows.holds(group, s)).isEmpty();
  }

  private static int partitionOf(GroupKey key) {
    byte[] bytes = key.toString().getBytes(StandardCharsets.UTF_8);
    return Partitions.of(bytes, Topics.EVENTS.partitions());
  }

  private void note(GroupKey key, int of, StoredGroup group) {
    if (group.offset() > since.event(of)) {
      ahead.put(key, group.offset());
      newest[of] = Math.max(newest[of], group.offset());
    }
  }

  /** Whether the client has it by what it was told of the group. */
  boolean holds(FeedChange change) {
    return change.event() <= ahead.getOrDefault(change.group(), -1L);
  }

  /** Whether all rows are of events that whoever is there has passed. */
  boolean isBehind(FeedPosition at) {
    boolean behind = isRead();
    for (int p = 0; behind && p < newest.length; p++) {
      behind = newest[p] <= at.event(p);
    }
    return behind;
  }
}
