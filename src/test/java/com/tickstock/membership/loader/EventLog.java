package com.tickstock.membership.loader;

import com.tickstock.membership.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The records in {@code membership.events} since this object was created. */
final class EventLog {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final List<TopicPartition> PARTITIONS =
      IntStream.range(0, Topics.EVENTS.partitions())
          .mapToObj(partition -> new TopicPartition(Topics.EVENTS.name(), partition))
          .toList();

  private final Admin admin;
  private final String bootstrapServers;
  private final Map<TopicPartition, Long> begin;

  EventLog(Admin admin, String bootstrapServers) {
    this.admin = admin;
    this.bootstrapServers = bootstrapServers;
    this.begin = ends(false);
  }

  /** The records that a reader of committed events sees. */
  List<ConsumerRecord<String, byte[]>> committed() {
    return read(true);
  }

  /** All records, including those of open and aborted transactions. */
  List<ConsumerRecord<String, byte[]>> written() {
    return read(false);
  }

  List<String> committedKeys() {
    return committed().stream().map(ConsumerRecord::key).toList();
  }

  /** Whether no open transaction blocks readers. */
  boolean isSettled() {
    return ends(true).equals(ends(false));
  }

  /**
   * The number of records and transaction markers since the start, for partitions that have any.
   */
  Map<Integer, Long> growth() {
    Map<Integer, Long> growth = new HashMap<>();
    ends(false)
        .forEach(
            (partition, end) -> {
              if (end > begin.get(partition)) {
                growth.put(partition.partition(), end - begin.get(partition));
              }
            });
    return growth;
  }

  private List<ConsumerRecord<String, byte[]>> read(boolean committed) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer(committed)) {
      consumer.assign(PARTITIONS);
      begin.forEach(consumer::seek);
      Map<TopicPartition, Long> ends = ends(committed);
      while (PARTITIONS.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(POLL).forEach(records::add);
      }
    }
    return records;
  }

  private Map<TopicPartition, Long> ends(boolean committed) {
    IsolationLevel isolation =
        committed ? IsolationLevel.READ_COMMITTED : IsolationLevel.READ_UNCOMMITTED;
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    PARTITIONS.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> found =
        admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all();
    found
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  private KafkaConsumer<String, byte[]> consumer(boolean committed) {
    return new KafkaConsumer<>(
        Map.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            committed ? "read_committed" : "read_uncommitted"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
