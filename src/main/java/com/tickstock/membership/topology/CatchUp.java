package com.tickstock.membership.topology;

import com.tickstock.membership.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Waits until what is in the log now is folded, and what came of it is in the symbol index: whoever
 * asks then is answered with it. A topology that runs again after a kill may have some to fold
 * still.
 */
public final class CatchUp {
  private static final Duration ASK_EVERY = Duration.ofMillis(20);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final List<String> IN_ORDER =
      List.of(Topics.EVENTS.name(), StreamsSettings.APPLICATION_ID + "-symbols-repartition");

  private final Map<String, Object> client;

  /**
   * @param client what every Kafka client gets, the brokers among it
   */
  public CatchUp(Map<String, Object> client) {
    this.client = client;
  }

  /**
   * @throws IllegalStateException where it takes longer than {@code atMost}
   */
  public void await(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    try (Admin admin = Admin.create(client);
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      for (String topic : IN_ORDER) {
        await(topic, admin, consumer, deadline);
      }
    }
  }

  private static void await(
      String topic, Admin admin, KafkaConsumer<byte[], byte[]> consumer, long deadline) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    for (TopicPartition partition : partitions) {
      long end = end(admin, partition);
      while (hasRecords(consumer, partition, done(admin, partition), end)) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "%s is not folded up to offset %d yet".formatted(partition, end));
        }
        LockSupport.parkNanos(ASK_EVERY.toNanos());
      }
    }
  }

  /** Offsets alone do not tell: commit markers take some up, and nobody commits past the last. */
  private static boolean hasRecords(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end) {
    if (from >= end) {
      return false;
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    while (consumer.position(partition) < end) {
      if (!consumer.poll(POLL).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** What is committed: a transaction that is still open belongs to the time after. */
  private static long end(Admin admin, TopicPartition partition) {
    return get(admin
            .listOffsets(
                Map.of(partition, OffsetSpec.latest()),
                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
            .partitionResult(partition))
        .offset();
  }

  private static long done(Admin admin, TopicPartition partition) {
    OffsetAndMetadata committed =
        get(admin
                .listConsumerGroupOffsets(StreamsSettings.APPLICATION_ID)
                .partitionsToOffsetAndMetadata())
            .get(partition);
    return committed == null ? 0 : committed.offset();
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
