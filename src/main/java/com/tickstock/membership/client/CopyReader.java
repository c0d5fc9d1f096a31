package com.tickstock.membership.client;

import com.tickstock.membership.clock.Deadline;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.ChangeJson;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics into the groups: first what there is, then every change. Of one thread at a time
 * but for {@link #wakeUp}.
 */
final class CopyReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CopyReader.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration STUCK_AFTER = Duration.ofSeconds(60);
  private static final List<TopicPartition> CHANGES = TopicEnds.partitions(Topics.CHANGES);
  private static final List<TopicPartition> GROUPS = TopicEnds.partitions(Topics.GROUPS);

  private final Map<String, Object> kafka;
  private final String keys;
  private final CopiedGroups groups;
  private final Consumer<ChangeJson> shown;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /** By partition, up to where changes are read again because some were missing. */
  private final Map<TopicPartition, Long> readAgain = new HashMap<>();

  private boolean settled;

  /**
   * @param kafka what every Kafka client gets, the brokers among it
   * @param shown is told each change that the groups show, but for those of {@link #load}
   */
  CopyReader(
      Map<String, Object> kafka,
      Environment environment,
      CopiedGroups groups,
      Consumer<ChangeJson> shown) {
    this.kafka = kafka;
    this.keys = environment + "/";
    this.groups = groups;
    this.shown = shown;
    this.consumer =
        new KafkaConsumer<>(
            settings(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static Map<String, Object> settings(Map<String, Object> kafka) {
    Map<String, Object> s = new HashMap<>(kafka);
    // only what the topology committed
    s.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // no group: every copy reads all partitions and keeps its place to itself
    s.remove(ConsumerConfig.GROUP_ID_CONFIG);
    s.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // a place that the log no longer has is an error, never a reason to leave something out
    s.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    s.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
    return s;
  }

  /**
   * Reads everything that is visible in {@code membership.changes} when it is called, and what
   * comes meanwhile.
   *
   * <p>Why that is complete: a version writes its change and its group in one transaction, which
   * the topology commits when the brokers have acknowledged both. So where the change was visible
   * below its end before, the group was already in {@code membership.groups} when the end of that
   * was asked for afterwards, at most without its commit marker yet; and a reader of committed
   * records gets past that end only when it has the marker, too.
   *
   * <p>The same the other way round: each group that was read, a tombstone among them, has its
   * change below the end of {@code membership.changes} that is asked for after that. Up to there
   * changes may come that are in their groups already.
   */
  void load() {
    try (Admin admin = Admin.create(kafka)) {
      TopicEnds ends = new TopicEnds(admin);
      Map<TopicPartition, Long> visible = ends.committed(Topics.CHANGES);
      consumer.assign(GROUPS);
      consumer.seekToBeginning(GROUPS);
      readTo(ends.written(Topics.GROUPS), this::takeGroup);
      consumer.assign(CHANGES);
      visible.forEach(consumer::seek);
      readTo(ends.written(Topics.CHANGES), this::follow);
    }
    settled = true;
  }

  /** Whether the records after this one of the same partition come next. */
  private interface Reading {
    boolean read(ConsumerRecord<byte[], byte[]> record);
  }

  private void readTo(Map<TopicPartition, Long> ends, Reading reading) {
    Deadline deadline = Deadline.in(STUCK_AFTER);
    long before = -1;
    while (!hasReached(ends)) {
      read(consumer.poll(POLL), reading);
      long now = ends.keySet().stream().mapToLong(consumer::position).sum();
      if (now != before) {
        before = now;
        deadline = Deadline.in(STUCK_AFTER);
      } else if (deadline.isOver()) {
        throw new TimeoutException(
            "nothing more to read for %s, but the copy is not complete: %s, expected %s"
                .formatted(STUCK_AFTER, consumer.assignment(), ends));
      }
    }
  }

  private static void read(ConsumerRecords<byte[], byte[]> records, Reading reading) {
    for (TopicPartition partition : records.partitions()) {
      for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
        if (!reading.read(record)) {
          break;
        }
      }
    }
  }

  /** Reads what changes come within half a second. */
  void readOn() {
    read(consumer.poll(POLL), this::follow);
  }

  /** Whether everything before these ends is in the groups. */
  boolean hasReached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /**
   * Where that ends which can be read now.
   *
   * @throws TimeoutException where the brokers do not answer in time
   */
  Map<TopicPartition, Long> ends(Duration within) {
    return consumer.endOffsets(CHANGES, within);
  }

  private boolean takeGroup(ConsumerRecord<byte[], byte[]> record) {
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (key.startsWith(keys)) {
      if (record.value() == null) {
        groups.retire(GroupKey.parse(key), Instant.ofEpochMilli(record.timestamp()));
      } else {
        groups.put(Json.read(record.value(), GroupJson.class));
      }
    }
    return true;
  }

  private boolean follow(ConsumerRecord<byte[], byte[]> record) {
    if (!new String(record.key(), StandardCharsets.UTF_8).startsWith(keys)) {
      return true;
    }
    ChangeJson change = Json.read(record.value(), ChangeJson.class);
    CopiedGroups.Applied applied = groups.apply(change, settled);
    if (applied == CopiedGroups.Applied.SHOWN && settled) {
      shown.accept(change);
    }
    return applied != CopiedGroups.Applied.GAP || !goBack(record, change);
  }

  /**
   * Reads the partition again from its start: there the missing changes are, and those that are
   * known are skipped. A copy needs it that began while a new application told the log again.
   */
  private boolean goBack(ConsumerRecord<byte[], byte[]> record, ChangeJson change) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (record.offset() <= readAgain.getOrDefault(partition, -1L)) {
      throw new IllegalStateException(
          "changes before version %d of %s are missing in %s"
              .formatted(change.version(), change.key(), partition));
    }
    LOG.warn("changes before version {} of {} are missing", change.version(), change.key());
    readAgain.put(partition, record.offset());
    consumer.seekToBeginning(List.of(partition));
    return true;
  }

  /** Ends a read that waits, from another thread. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
