package com.tickstock.membership.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the end of {@code membership.changes} on a thread of its own, for ever. */
final class ChangeTail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeTail.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final long RETRY = TimeUnit.SECONDS.toNanos(1);
  private static final int FETCH_BYTES = 4 << 20;

  /** Offsets before the end that it begins with: clients that were away for a moment need them. */
  private static final long BACK = 100;

  private final Map<String, Object> client;
  private final RecentChanges recent;
  private final Runnable onChanges;
  private final Runnable onLoss;
  private final Thread thread = new Thread(this::run, "feed");
  private final CountDownLatch following = new CountDownLatch(1);
  private volatile KafkaConsumer<byte[], byte[]> current;
  private volatile boolean closing;
  private volatile String trouble = "it has not begun";

  /**
   * @param onChanges told after there are new ones
   * @param onLoss told where the topic has lost what was not read yet: nobody can go on from there
   */
  ChangeTail(
      Map<String, Object> client, RecentChanges recent, Runnable onChanges, Runnable onLoss) {
    this.client = client;
    this.recent = recent;
    this.onChanges = onChanges;
    this.onLoss = onLoss;
  }

  void start() {
    thread.start();
  }

  boolean awaitFollowing(Duration atMost) throws InterruptedException {
    return following.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Why it does not follow; empty where it does. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Whether it has ended by itself: nobody starts it again. */
  boolean isDead() {
    return !closing && thread.getState() == Thread.State.TERMINATED;
  }

  private void run() {
    while (!closing) {
      try (KafkaConsumer<byte[], byte[]> consumer = FeedConsumer.open(client, FETCH_BYTES)) {
        current = consumer;
        begin(consumer);
        logFollowing();
        while (!closing) {
          follow(consumer);
        }
      } catch (OffsetOutOfRangeException e) {
        LOG.error("changes are gone that were not read yet: {}", e.getMessage());
        recent.clear();
        onLoss.run();
      } catch (RuntimeException e) {
        log(e);
        LockSupport.parkNanos(RETRY);
      }
    }
  }

  private void begin(KafkaConsumer<byte[], byte[]> consumer) {
    consumer.assign(FeedConsumer.PARTITIONS);
    if (recent.isEmpty()) {
      beginBeforeEnd(consumer);
    } else {
      FeedPosition position = recent.end().position();
      FeedConsumer.PARTITIONS.forEach(p -> consumer.seek(p, position.next(p.partition())));
    }
  }

  /**
   * Goes back in each partition until there is a change: its event tells up to where the changes
   * have been told.
   */
  private void beginBeforeEnd(KafkaConsumer<byte[], byte[]> consumer) {
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(FeedConsumer.PARTITIONS);
    Map<TopicPartition, Long> ends = consumer.endOffsets(FeedConsumer.PARTITIONS);
    long[] from = new long[FeedConsumer.PARTITIONS.size()];
    List<FeedChange> changes = new ArrayList<>();
    List<TopicPartition> open = FeedConsumer.PARTITIONS;
    for (long back = BACK; !open.isEmpty() && !closing; back *= BACK) {
      Map<TopicPartition, Long> starts = new HashMap<>();
      for (TopicPartition p : open) {
        starts.put(p, Math.max(beginnings.get(p), ends.get(p) - back));
        from[p.partition()] = starts.get(p);
      }
      List<FeedChange> found = read(consumer, starts, ends);
      changes.addAll(found);
      open =
          open.stream()
              .filter(p -> starts.get(p) > beginnings.get(p))
              .filter(p -> found.stream().noneMatch(c -> c.partition() == p.partition()))
              .toList();
    }
    consumer.assign(FeedConsumer.PARTITIONS);
    ends.forEach(consumer::seek);
    recent.start(from);
    recent.add(changes, positions(consumer));
  }

  private List<FeedChange> read(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> starts,
      Map<TopicPartition, Long> ends) {
    consumer.assign(starts.keySet());
    starts.forEach(consumer::seek);
    List<FeedChange> found = new ArrayList<>();
    while (!closing && starts.keySet().stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        boolean isBeforeEnd =
            record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()));
        FeedChange.read(record).filter(change -> isBeforeEnd).ifPresent(found::add);
      }
    }
    return found;
  }

  private void follow(KafkaConsumer<byte[], byte[]> consumer) {
    List<FeedChange> changes = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      FeedChange.read(record).ifPresent(changes::add);
    }
    recent.add(changes, positions(consumer));
    if (!changes.isEmpty()) {
      onChanges.run();
    }
  }

  /** Past the marks at the end of transactions as well, which take up offsets of their own. */
  private static long[] positions(KafkaConsumer<byte[], byte[]> consumer) {
    return FeedConsumer.PARTITIONS.stream().mapToLong(consumer::position).toArray();
  }

  private void logFollowing() {
    if (trouble != null) {
      LOG.info("the feed follows the changes");
      trouble = null;
    }
    following.countDown();
  }

  private void log(RuntimeException e) {
    if (!(e instanceof WakeupException)) { // closing
      trouble = String.valueOf(e.getMessage());
      LOG.error("the feed falls behind and this is tried again: {}", trouble);
    }
  }

  @Override
  public void close() {
    closing = true;
    if (current != null) {
      current.wakeup();
    }
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
