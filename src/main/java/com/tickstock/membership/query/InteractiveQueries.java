package com.tickstock.membership.query;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Knowledge;
import com.tickstock.membership.group.Lineage;
import com.tickstock.membership.group.Moment;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.TimelineEntry;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.LineageJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.topic.Topics;
import com.tickstock.membership.topology.RowKeys;
import com.tickstock.membership.topology.StoreNames;
import com.tickstock.membership.topology.StoredGroup;
import com.tickstock.membership.topology.StoredTimeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** Answers from the stores of this instance. */
public final class InteractiveQueries implements MembershipQueries {
  private static final int ATTEMPTS = 100;

  private final StoreReader stores;

  /**
   * @param self the application.server of {@code streams}
   */
  public InteractiveQueries(KafkaStreams streams, HostInfo self) {
    this.stores = new StoreReader(streams, self);
  }

  @Override
  public Optional<StoredGroup> group(GroupKey key) {
    return StoreReader.asking(
        () -> {
          String text = key.toString();
          StoredGroup group =
              stores
                  .<StoredGroup>byText(StoreNames.GROUP_MEMBERS, StoreReader.partition(text))
                  .get(text);
          return Optional.ofNullable(group);
        });
  }

  @Override
  public Optional<StoredGroup> group(GroupKey key, long version) {
    return StoreReader.asking(
        () -> {
          Knowledge known = knowledge(key);
          return known.version(version).map(entry -> stored(key, entry, known));
        });
  }

  private static StoredGroup stored(GroupKey key, TimelineEntry made, Knowledge known) {
    long version = made.version().orElseThrow();
    byte[] json =
        known
            .asOf(Moment.LAST, made.at().offset())
            .map(group -> Json.write(GroupJson.of(key, version, made.recordedAt(), group)))
            .orElse(null);
    return StoredGroup.of(version, made.recordedAt(), json);
  }

  /**
   * A version's own row of the timeline is written before the rows that it rewrites, and the group
   * after all of them: where a newer version than the group's is seen, not all may be written yet.
   */
  private Knowledge knowledge(GroupKey key) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long complete = group(key).map(StoredGroup::version).orElse(0L);
      Knowledge known = Knowledge.of(timeline(key));
      if (known.latestVersion() <= complete) {
        return known;
      }
    }
    throw new StoreUnavailableException("%s is being written".formatted(key));
  }

  @Override
  public Optional<Long> version(GroupKey key) {
    return StoreReader.asking(
        () -> {
          String text = key.toString();
          byte[] summary =
              stores
                  .<byte[]>byText(StoreNames.GROUP_CATALOG, StoreReader.partition(text))
                  .get(text);
          return Optional.ofNullable(summary).map(GroupSummaryJson::version);
        });
  }

  @Override
  public Optional<GroupJson> groupAsOf(GroupKey key, Instant time) {
    return StoreReader.asking(
        () ->
            group(key)
                .flatMap(
                    head ->
                        timeline(key)
                            .asOf(Moment.endOf(time))
                            .map(g -> GroupJson.of(key, head.version(), head.updatedAt(), g))));
  }

  @Override
  public LineageJson lineage(GroupKey key, Instant time) {
    return StoreReader.asking(
        () -> LineageJson.of(key, Lineage.before(timeline(key), Moment.endOf(time))));
  }

  @Override
  public boolean wasCaused(GroupKey key, String eventIdPrefix) {
    return StoreReader.asking(
        () -> {
          try (Stream<TimelineEntry> entries = timeline(key).before(Moment.LAST)) {
            return entries.anyMatch(e -> e.cause().event().id().startsWith(eventIdPrefix));
          }
        });
  }

  @Override
  public Optional<Instant> knownSince(GroupKey key) {
    return StoreReader.asking(
        () -> {
          try (Stream<TimelineEntry> entries = timeline(key).after(Moment.FIRST)) {
            return entries.findFirst().map(entry -> entry.at().effectiveAt());
          }
        });
  }

  @Override
  public GroupPage groups(GroupFilter filter) {
    // of each partition one more than a page: enough to know whether there is more
    List<GroupSummaryJson> found = new ArrayList<>();
    for (int partition = 0; partition < Topics.EVENTS.partitions(); partition++) {
      int next = partition;
      found.addAll(StoreReader.asking(() -> page(next, filter)));
    }
    found.sort(Comparator.comparing(GroupSummaryJson::key));
    if (found.size() <= filter.limit()) {
      return new GroupPage(found, Optional.empty());
    }
    List<GroupSummaryJson> page = found.subList(0, filter.limit());
    return new GroupPage(page, Optional.of(page.get(page.size() - 1).key().toString()));
  }

  private List<GroupSummaryJson> page(int partition, GroupFilter filter) {
    String first = filter.after().orElse(filter.environment() + "/");
    String last = filter.environment() + "0"; // the character after the slash
    List<GroupSummaryJson> page = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> rows =
        stores.<byte[]>byText(StoreNames.GROUP_CATALOG, partition).range(first, last)) {
      while (rows.hasNext() && page.size() <= filter.limit()) {
        KeyValue<String, byte[]> row = rows.next();
        boolean isNew = filter.after().filter(row.key::equals).isEmpty();
        GroupSummaryJson group = Json.read(row.value, GroupSummaryJson.class);
        if (isNew && filter.matches(group)) {
          page.add(group);
        }
      }
    }
    return page;
  }

  @Override
  public Optional<SymbolJson> symbol(Environment environment, Symbol symbol) {
    return StoreReader.asking(new SymbolLookup(stores, environment, symbol)::now);
  }

  @Override
  public Optional<SymbolJson> symbolAsOf(Environment environment, Symbol symbol, Instant time) {
    return StoreReader.asking(() -> new SymbolLookup(stores, environment, symbol).asOf(time));
  }

  @Override
  public void symbols(Environment environment, Consumer<SymbolJson> each) {
    StoreReader.asking(
        () -> {
          new SymbolRows(stores).each(environment, each);
          return null;
        });
  }

  @Override
  public Optional<OutcomeJson> outcome(GroupKey key, EventId event) {
    return StoreReader.asking(
        () -> {
          OutcomeJson latest = null;
          try (WindowStoreIterator<OutcomeJson> found =
              stores
                  .<OutcomeJson>byTime(StoreNames.OUTCOMES, StoreReader.partition(key.toString()))
                  .backwardFetch(
                      RowKeys.outcome(key, event),
                      Instant.EPOCH,
                      Instant.ofEpochMilli(Long.MAX_VALUE))) {
            if (found.hasNext()) {
              latest = found.next().value;
            }
          }
          return Optional.ofNullable(latest);
        });
  }

  private StoredTimeline timeline(GroupKey key) {
    int partition = StoreReader.partition(key.toString());
    return new StoredTimeline(
        key, new TimelineRows(stores.byBytes(StoreNames.GROUP_TIMELINE, partition)));
  }

  private record TimelineRows(ReadOnlyKeyValueStore<Bytes, byte[]> store)
      implements StoredTimeline.Rows {
    @Override
    public KeyValueIterator<Bytes, byte[]> ascending(Bytes from, Bytes to) {
      return store.range(from, to);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> descending(Bytes from, Bytes to) {
      return store.reverseRange(from, to);
    }
  }
}
