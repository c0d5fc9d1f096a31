package com.tickstock.membership.query;

import com.tickstock.membership.clock.Deadline;
import com.tickstock.membership.store.access.StoreUnavailableException;
import com.tickstock.membership.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Waits until what is in the log now is folded, and what came of it is in the symbol index: whoever
 * asks then is answered with it. A topology that runs again after a kill may have some to fold
 * still.
 */
public final class CatchUp {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Map<String, Object> client;
  private final MembershipQueries queries;

  /**
   * @param client what every Kafka client gets, the brokers among it
   */
  public CatchUp(Map<String, Object> client, MembershipQueries queries) {
    this.client = client;
    this.queries = queries;
  }

  /**
   * @throws StoreUnavailableException where it takes longer than {@code atMost}
   */
  public void await(Duration atMost) {
    Deadline deadline = Deadline.in(atMost);
    await(() -> deadline);
  }

  /**
   * However long it takes, as long as it goes on.
   *
   * @throws StoreUnavailableException where nothing moves for {@code stillFor}
   */
  public void awaitWhileItMoves(Duration stillFor) {
    await(new Moving(stillFor));
  }

  /** A deadline that moves on with what is folded and indexed. */
  private final class Moving implements Supplier<Deadline> {
    private final Duration stillFor;
    private long seen = -1;
    private Deadline deadline;

    Moving(Duration stillFor) {
      this.stillFor = stillFor;
      this.deadline = Deadline.in(stillFor);
    }

    @Override
    public Deadline get() {
      long now = moved();
      if (now != seen) {
        seen = now;
        deadline = Deadline.in(stillFor);
      }
      return deadline;
    }

    /** The sum of all positions; the last one that is known while an instance comes or goes. */
    private long moved() {
      try {
        long folded =
            IntStream.range(0, Topics.EVENTS.partitions()).mapToLong(queries::lastFolded).sum();
        long indexed =
            queries.lastIndexed().stream()
                .flatMap(index -> index.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        return folded + indexed;
      } catch (StoreUnavailableException e) {
        return seen;
      }
    }
  }

  private void await(Supplier<Deadline> deadline) {
    Map<Integer, Long> folded = new HashMap<>();
    List<TopicPartition> partitions =
        IntStream.range(0, Topics.EVENTS.partitions())
            .mapToObj(partition -> new TopicPartition(Topics.EVENTS.name(), partition))
            .toList();
    try (KafkaConsumer<byte[], byte[]> log = open()) {
      log.assign(partitions);
      log.pause(partitions);
      // what is committed: a transaction that is still open belongs to the time after
      log.endOffsets(partitions)
          .forEach(
              (partition, end) ->
                  await(
                      partition + " to be folded",
                      deadline,
                      () -> isFolded(log, partition, end, folded, deadline)));
    }
    await("the index by symbol", deadline, () -> isIndexed(folded));
  }

  private KafkaConsumer<byte[], byte[]> open() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    // what is asked for is there: the next partition is not to wait until more of this one comes
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 1);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static void await(String what, Supplier<Deadline> deadline, BooleanSupplier done) {
    while (!answers(done)) {
      if (deadline.get().isOver()) {
        throw new StoreUnavailableException("it takes too long for " + what);
      }
      deadline.get().pause(POLL_INTERVAL);
    }
  }

  private static boolean answers(BooleanSupplier done) {
    try {
      return done.getAsBoolean();
    } catch (StoreUnavailableException e) {
      return false; // an instance comes or goes
    }
  }

  private boolean isFolded(
      KafkaConsumer<byte[], byte[]> log,
      TopicPartition partition,
      long end,
      Map<Integer, Long> folded,
      Supplier<Deadline> deadline) {
    long last = queries.lastFolded(partition.partition());
    folded.put(partition.partition(), last);
    return !hasRecords(log, partition, last + 1, end, deadline);
  }

  /** Offsets alone do not tell: commit markers take some up, and nobody folds these. */
  private static boolean hasRecords(
      KafkaConsumer<byte[], byte[]> log,
      TopicPartition partition,
      long from,
      long end,
      Supplier<Deadline> deadline) {
    if (from >= end) {
      return false;
    }
    log.seek(partition, from);
    log.resume(List.of(partition));
    try {
      while (log.position(partition) < end) {
        if (!log.poll(POLL).isEmpty()) {
          return true;
        }
        if (deadline.get().isOver()) {
          throw new StoreUnavailableException("the log is not readable");
        }
      }
      return false;
    } finally {
      log.pause(List.of(partition));
    }
  }

  private boolean isIndexed(Map<Integer, Long> folded) {
    return queries.lastIndexed().stream()
        .allMatch(
            index ->
                folded.entrySet().stream()
                    .allMatch(log -> index.getOrDefault(log.getKey(), -1L) >= log.getValue()));
  }
}
