package com.tickstock.membership.query;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Moment;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.TimelineEntry;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.topology.RowKeys;
import com.tickstock.membership.topology.StoreNames;
import com.tickstock.membership.topology.StoredGroup;
import com.tickstock.membership.topology.StoredTimeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.WindowKeyQuery;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** Answers from the stores of this instance. */
public final class InteractiveQueries implements MembershipQueries {
  private static final Moment BEFORE_ALL = new Moment(Instant.EPOCH.minusSeconds(1L << 36), 0);

  private final StoreReader stores;

  /**
   * @param self the application.server of {@code streams}
   */
  public InteractiveQueries(KafkaStreams streams, HostInfo self) {
    this.stores = new StoreReader(streams, self);
  }

  @Override
  public Optional<StoredGroup> group(GroupKey key) {
    return Optional.ofNullable(
        stores.query(
            StoreNames.GROUP_MEMBERS,
            locate(key),
            KeyQuery.<String, StoredGroup>withKey(key.toString())));
  }

  @Override
  public Optional<GroupSummaryJson> summary(GroupKey key) {
    return Optional.ofNullable(
        stores.query(
            StoreNames.GROUP_CATALOG,
            locate(key),
            KeyQuery.<String, GroupSummaryJson>withKey(key.toString())));
  }

  @Override
  public Optional<GroupJson> groupAsOf(GroupKey key, Instant time) {
    return group(key)
        .flatMap(
            head ->
                timeline(key)
                    .asOf(Moment.endOf(time))
                    .map(g -> GroupJson.of(key, head.version(), head.updatedAt(), g)));
  }

  @Override
  public Optional<Instant> knownSince(GroupKey key) {
    try (Stream<TimelineEntry> entries = timeline(key).after(BEFORE_ALL)) {
      return entries.findFirst().map(entry -> entry.at().effectiveAt());
    }
  }

  @Override
  public GroupPage groups(GroupFilter filter) {
    String first = filter.environment() + "/";
    String last = filter.environment() + "0"; // the character after the slash
    List<KeyValueIterator<String, GroupSummaryJson>> partitions =
        stores.scatter(StoreNames.GROUP_CATALOG, filter.after().orElse(first), last);
    List<GroupSummaryJson> found = new ArrayList<>();
    try {
      // of each partition one more than a page: enough to know whether there is more
      partitions.forEach(rows -> found.addAll(page(rows, filter)));
    } finally {
      partitions.forEach(KeyValueIterator::close);
    }
    found.sort(Comparator.comparing(GroupSummaryJson::key));
    if (found.size() <= filter.limit()) {
      return new GroupPage(found, Optional.empty());
    }
    List<GroupSummaryJson> page = found.subList(0, filter.limit());
    return new GroupPage(page, Optional.of(page.get(page.size() - 1).key().toString()));
  }

  private static List<GroupSummaryJson> page(
      KeyValueIterator<String, GroupSummaryJson> rows, GroupFilter filter) {
    List<GroupSummaryJson> page = new ArrayList<>();
    while (rows.hasNext() && page.size() <= filter.limit()) {
      var row = rows.next();
      boolean isNew = filter.after().filter(row.key::equals).isEmpty();
      if (isNew && filter.matches(row.value)) {
        page.add(row.value);
      }
    }
    return page;
  }

  @Override
  public Optional<SymbolJson> symbol(Environment environment, Symbol symbol) {
    return new SymbolLookup(stores, environment, symbol).now();
  }

  @Override
  public Optional<SymbolJson> symbolAsOf(Environment environment, Symbol symbol, Instant time) {
    return new SymbolLookup(stores, environment, symbol).asOf(time);
  }

  @Override
  public Optional<OutcomeJson> outcome(GroupKey key, EventId event) {
    WindowKeyQuery<Bytes, OutcomeJson> query =
        WindowKeyQuery.withKeyAndWindowStartRange(
            RowKeys.outcome(key, event), Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE));
    OutcomeJson latest = null;
    try (WindowStoreIterator<OutcomeJson> found =
        stores.query(StoreNames.OUTCOMES, locate(key), query)) {
      while (found.hasNext()) {
        latest = found.next().value;
      }
    }
    return Optional.ofNullable(latest);
  }

  private StoredTimeline timeline(GroupKey key) {
    return new StoredTimeline(key, new TimelineRows(stores, locate(key)));
  }

  private static int locate(GroupKey key) {
    return StoreReader.partition(key.toString());
  }

  private record TimelineRows(StoreReader stores, int partition) implements StoredTimeline.Rows {
    @Override
    public KeyValueIterator<Bytes, byte[]> ascending(Bytes from, Bytes to) {
      return stores.ascending(StoreNames.GROUP_TIMELINE, partition, from, to);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> descending(Bytes from, Bytes to) {
      return stores.descending(StoreNames.GROUP_TIMELINE, partition, from, to);
    }
  }
}
