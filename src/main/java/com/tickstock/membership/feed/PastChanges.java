package com.tickstock.membership.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads changes that are not among the recent ones any more; for one client after another. */
final class PastChanges implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);

  /** What a client that stops reading costs. */
  private static final int BYTES = 64 << 10;

  private final KafkaConsumer<byte[], byte[]> consumer;

  PastChanges(Map<String, Object> client) {
    consumer = FeedConsumer.open(client, BYTES);
  }

  /**
   * Some changes in the order of their partitions.
   *
   * @param next for each partition an offset before which there is nothing more; 0 where unknown
   */
  record Batch(List<FeedChange> changes, long[] next) {}

  /**
   * The next few changes, at least one where there is any.
   *
   * @param at where the client is
   * @param until for each partition the offset up to which is read; about, as it may go past it
   * @throws org.apache.kafka.clients.consumer.OffsetOutOfRangeException where they are gone
   */
  Batch read(FeedPosition at, long[] until) {
    List<TopicPartition> behind =
        FeedConsumer.PARTITIONS.stream()
            .filter(p -> at.next(p.partition()) < until[p.partition()])
            .toList();
    long[] next = new long[until.length];
    if (behind.isEmpty()) {
      return new Batch(List.of(), next);
    }
    consumer.assign(behind);
    behind.forEach(p -> consumer.seek(p, at.next(p.partition())));
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    List<FeedChange> changes = new ArrayList<>();
    int bytes = 0;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (bytes >= BYTES) {
        return new Batch(changes, next); // where it has got to, the changes themselves tell
      }
      FeedChange.read(record).ifPresent(changes::add);
      bytes += record.serializedValueSize();
    }
    behind.forEach(p -> next[p.partition()] = consumer.position(p));
    return new Batch(changes, next);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
