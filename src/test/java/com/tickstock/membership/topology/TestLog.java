package com.tickstock.membership.topology;

import com.tickstock.membership.MemoryTempDirs;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.json.ChangeJson;
import com.tickstock.membership.json.EventJson;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.json.SymbolChangeJson;
import com.tickstock.membership.store.GroupCatalogStore;
import com.tickstock.membership.store.GroupMembersStore;
import com.tickstock.membership.store.GroupTimelineStore;
import com.tickstock.membership.store.OutcomeStore;
import com.tickstock.membership.store.RowKeys;
import com.tickstock.membership.store.StoredGroup;
import com.tickstock.membership.store.StoredTimeline;
import com.tickstock.membership.store.SymbolGroupsStore;
import com.tickstock.membership.store.SymbolHistoryStore;
import com.tickstock.membership.store.SymbolRow;
import com.tickstock.membership.store.access.TaskAssignments;
import com.tickstock.membership.topic.Topic;
import com.tickstock.membership.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.test.TestRecord;

/**
 * The topology: records of {@code membership.events} in, what it tells out, and its stores. What is
 * read from a topic is what came since it was read last.
 *
 * <p>It has partition 0 alone, and murmur2 puts the groups named here there.
 */
public final class TestLog implements AutoCloseable {
  public static final GroupKey DIA = GroupKey.parse("DEFAULT/ETF/DIA");
  public static final GroupKey XLK = GroupKey.parse("DEFAULT/ETF/XLK");
  public static final GroupKey MINE = GroupKey.parse("DEFAULT/CUSTOM/mine");

  /** Belongs into partition 3. */
  public static final GroupKey SPY = GroupKey.parse("DEFAULT/ETF/SPY");

  private static final Instant FIRST_RECORDED = Instant.parse("2025-06-30T12:00:00Z");

  private final Path directory;
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> events;
  private final Map<String, TestOutputTopic<byte[], byte[]>> outputs = new HashMap<>();
  private Instant now = FIRST_RECORDED;
  private int written;

  private TestLog(Path directory, int mostMembers) {
    this.directory = directory;
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, StreamsSettings.APPLICATION_ID);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    driver =
        new TopologyTestDriver(
            MembershipTopology.build(mostMembers, new TaskAssignments()),
            properties,
            FIRST_RECORDED);
    events =
        driver.createInputTopic(
            Topics.EVENTS.name(), new ByteArraySerializer(), new ByteArraySerializer());
    for (Topic topic : Topics.ALL) {
      outputs.put(
          topic.name(),
          driver.createOutputTopic(
              topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }
  }

  public static TestLog open() {
    return open(20_000);
  }

  public static TestLog open(int mostMembers) {
    return new TestLog(MemoryTempDirs.create(), mostMembers);
  }

  /** When the next record will be recorded; a second later than the one before. */
  public Instant now() {
    return now;
  }

  public void setNow(Instant time) {
    now = time;
  }

  /** Returns where it stands, as partition:offset. */
  public String write(GroupKey group, Said said) {
    byte[] value = EventJson.write(said.about(group, "event-" + written), now);
    return write(bytes(group.toString()), value);
  }

  public String write(GroupKey group, String value) {
    return write(bytes(group.toString()), bytes(value));
  }

  public String write(byte[] key, byte[] value) {
    Headers headers = new RecordHeaders();
    headers.add("content-type", bytes(EventJson.CONTENT_TYPE));
    events.pipeInput(new TestRecord<>(key, value, headers, now));
    now = now.plusSeconds(1);
    return "0:" + written++;
  }

  /** As they came out, with key and headers. */
  public List<TestRecord<byte[], byte[]>> records(Topic topic) {
    return outputs.get(topic.name()).readRecordsToList();
  }

  public List<ChangeJson> changes() {
    return records(Topics.CHANGES).stream()
        .map(record -> Json.read(record.value(), ChangeJson.class))
        .toList();
  }

  /** What a consumer of the compacted topic has afterwards; empty is a tombstone. */
  public List<Optional<GroupJson>> groups() {
    return records(Topics.GROUPS).stream()
        .map(
            record ->
                Optional.ofNullable(record.value()).map(value -> Json.read(value, GroupJson.class)))
        .toList();
  }

  public List<SymbolChangeJson> symbolChanges() {
    return records(Topics.SYMBOL_CHANGES).stream()
        .map(record -> Json.read(record.value(), SymbolChangeJson.class))
        .toList();
  }

  public List<DeadLetter> deadLetters() {
    return records(Topics.DEAD_LETTERS).stream().map(DeadLetter::of).toList();
  }

  /** A record that had no effect. */
  public record DeadLetter(byte[] key, byte[] value, Map<String, String> headers) {
    static DeadLetter of(TestRecord<byte[], byte[]> record) {
      Map<String, String> headers = new TreeMap<>();
      record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
      return new DeadLetter(record.key(), record.value(), headers);
    }

    public String reason() {
      return headers.get("dead-letter-reason");
    }

    public String detail() {
      return headers.get("dead-letter-detail");
    }
  }

  /** The outcome row of an event that {@link #write(GroupKey, Said)} wrote. */
  public Optional<OutcomeJson> outcome(GroupKey group, String id) {
    return outcome(group, "csv", id);
  }

  public Optional<OutcomeJson> outcome(GroupKey group, String source, String id) {
    WindowStore<Bytes, OutcomeJson> store = driver.getWindowStore(OutcomeStore.NAME);
    Bytes key = RowKeys.prefix(group, source, id);
    try (var newestFirst = store.backwardFetch(key, Instant.EPOCH, now)) {
      return newestFirst.hasNext() ? Optional.of(newestFirst.next().value) : Optional.empty();
    }
  }

  public StoredGroup stored(GroupKey group) {
    KeyValueStore<String, StoredGroup> store = driver.getKeyValueStore(GroupMembersStore.NAME);
    return store.get(group.toString());
  }

  public Optional<GroupSummaryJson> summary(GroupKey group) {
    KeyValueStore<String, byte[]> store = driver.getKeyValueStore(GroupCatalogStore.NAME);
    return Optional.ofNullable(store.get(group.toString()))
        .map(json -> Json.read(json, GroupSummaryJson.class));
  }

  public StoredTimeline timeline(GroupKey group) {
    KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(GroupTimelineStore.NAME);
    return new StoredTimeline(group, store);
  }

  public Optional<Group> asOf(GroupKey group, int day) {
    return timeline(group).asOf(TimelinePosition.endOf(Said.day(day)));
  }

  /** In bytes. */
  public int largestTimelineRow() {
    int largest = 0;
    KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(GroupTimelineStore.NAME);
    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
      while (all.hasNext()) {
        largest = Math.max(largest, all.next().value.length);
      }
    }
    return largest;
  }

  /** Every row of {@code symbol-groups}, by {@code DEFAULT/NVDA/ETF/SPY}. */
  public Map<String, SymbolRow> symbolGroups() {
    Map<String, SymbolRow> rows = new TreeMap<>();
    KeyValueStore<Bytes, SymbolRow> store = driver.getKeyValueStore(SymbolGroupsStore.NAME);
    try (KeyValueIterator<Bytes, SymbolRow> all = store.all()) {
      all.forEachRemaining(row -> rows.put(String.join("/", RowKeys.parts(row.key)), row.value));
    }
    return rows;
  }

  /** What {@code symbol-history} says about a symbol in a group at some time. */
  public Optional<SymbolRow> symbolAsOf(String symbol, GroupKey group, Instant time) {
    KeyValueStore<Bytes, SymbolRow> store = driver.getKeyValueStore(SymbolHistoryStore.NAME);
    Bytes row = RowKeys.prefix(group.environment(), symbol, group.type(), group.name());
    try (KeyValueIterator<Bytes, SymbolRow> newestFirst =
        store.reverseRange(row, RowKeys.at(row, time))) {
      return newestFirst.hasNext()
          ? Optional.of(newestFirst.next().value).filter(SymbolRow::member)
          : Optional.empty();
    }
  }

  /** The rows of {@code symbol-history} for a symbol in a group, oldest first. */
  public List<KeyValue<Instant, SymbolRow>> symbolHistory(String symbol, GroupKey group) {
    List<KeyValue<Instant, SymbolRow>> history = new ArrayList<>();
    KeyValueStore<Bytes, SymbolRow> store = driver.getKeyValueStore(SymbolHistoryStore.NAME);
    Bytes row = RowKeys.prefix(group.environment(), symbol, group.type(), group.name());
    try (KeyValueIterator<Bytes, SymbolRow> rows = store.range(row, RowKeys.endOf(row))) {
      rows.forEachRemaining(r -> history.add(KeyValue.pair(RowKeys.time(r.key), r.value)));
    }
    return history;
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    driver.close();
    try {
      Utils.delete(directory.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
