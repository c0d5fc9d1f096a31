package com.tickstock.membership.projection;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.json.ChangeJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tables up to date: consumes {@code membership.changes} on its own thread, with one
 * database transaction for each poll. Waits if the database is not available.
 */
public final class Projection implements GroupTables, MeterBinder, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int TOLD = 10;
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final ProjectionStore store;
  private final TableReader tables;
  private final Thread thread = new Thread(this::run, "projection");
  private final Map<Integer, Long> next = new HashMap<>();
  private boolean behind;
  private boolean loggedUnmanagedGroups;
  private final ProjectionHealth health = new ProjectionHealth();
  private volatile boolean closing;

  /**
   * @param client the configuration of every Kafka client, including the brokers
   * @param instance the id of this instance, the same after a restart
   */
  public Projection(Map<String, Object> client, String instance, DataSource database) {
    UUID topicId = topicId(client);
    this.store = new ProjectionStore(database, topicId);
    this.tables = new TableReader(database, topicId);
    this.consumer =
        new KafkaConsumer<>(
            settings(client, instance), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static Map<String, Object> settings(Map<String, Object> client, String instance) {
    Map<String, Object> s = new HashMap<>(client);
    s.put(ConsumerConfig.GROUP_ID_CONFIG, "membership-projection");
    // static membership: a restarted instance gets its partitions back at once
    s.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance + "-projection");
    s.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6000);
    s.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1500);
    // read only committed records of the topology
    s.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // the offsets are in the database
    s.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    s.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // one transaction for each poll: large enough to catch up fast, small enough for memory
    s.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
    s.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
    s.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
    return s;
  }

  public void start() {
    thread.start();
  }

  @Override
  public Optional<String> trouble() {
    return health.trouble();
  }

  /** A failure from which the projection does not recover by itself. */
  public Optional<String> failure() {
    return thread.getState() == Thread.State.TERMINATED && !closing
        ? Optional.of("its thread has ended")
        : Optional.empty();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    health.bindTo(registry, consumer);
  }

  @Override
  public void read(Environment environment, Consumer<TableGroup> each) {
    tables.read(environment, each);
  }

  @Override
  public Map<String, Long> versions(Environment environment) {
    return tables.versions(environment);
  }

  @Override
  public SortedMap<Integer, Long> events() {
    return tables.events();
  }

  private void run() {
    consumer.subscribe(List.of(Topics.CHANGES.name()), new SeekOnAssignment());
    while (!closing) {
      try {
        if (behind) {
          // the last poll was not written: seek back before the next poll
          seekToStored(consumer.assignment());
          behind = false;
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        project(records);
        if (records.isEmpty()) {
          store.ping();
          if (!loggedUnmanagedGroups) {
            logUnmanagedGroups();
          }
        }
        health.follows();
      } catch (WakeupException e) {
        // close() wakes up the consumer
      } catch (SQLException | RuntimeException e) {
        behind = true;
        health.fails(e);
        pause();
      }
    }
    consumer.close();
  }

  private void project(ConsumerRecords<byte[], byte[]> records) throws SQLException {
    if (records.isEmpty()) {
      return;
    }
    List<ChangeJson> changes = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      changes.add(Json.read(record.value(), ChangeJson.class));
    }
    // positions, because transaction markers have offsets of their own
    Map<Integer, Long> to =
        records.partitions().stream()
            .collect(Collectors.toMap(TopicPartition::partition, consumer::position));
    if (store.apply(changes, next, to)) {
      next.putAll(to);
      consumer.commitAsync(); // only for lag monitoring; the offsets in the database count
    } else {
      LOG.info("another instance projects these partitions now; continuing at its offsets");
      seekToStored(consumer.assignment());
    }
  }

  private void seekToStored(Collection<TopicPartition> partitions) throws SQLException {
    Map<Integer, Long> offsets =
        store.nextOffsets(partitions.stream().map(TopicPartition::partition).toList());
    next.putAll(offsets);
    partitions.forEach(p -> consumer.seek(p, offsets.get(p.partition())));
  }

  /** Called when everything is projected: other rows in the tables are not from the log. */
  private void logUnmanagedGroups() throws SQLException {
    List<String> unmanagedGroups = store.unmanagedGroups();
    if (!unmanagedGroups.isEmpty()) {
      LOG.info(
          "{} groups in the tables are not in the log and are left alone: {}",
          unmanagedGroups.size(),
          unmanagedGroups.subList(0, Math.min(TOLD, unmanagedGroups.size())));
    }
    loggedUnmanagedGroups = true;
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class SeekOnAssignment implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      try {
        seekToStored(partitions);
      } catch (SQLException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(p -> next.remove(p.partition()));
    }
  }

  private static UUID topicId(Map<String, Object> client) {
    try (Admin admin = Admin.create(client)) {
      Uuid id =
          admin
              .describeTopics(Set.of(Topics.CHANGES.name()))
              .allTopicNames()
              .get()
              .get(Topics.CHANGES.name())
              .topicId();
      return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
