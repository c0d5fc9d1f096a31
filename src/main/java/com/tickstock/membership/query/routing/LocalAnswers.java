package com.tickstock.membership.query.routing;

import com.tickstock.membership.clock.Deadline;
import com.tickstock.membership.query.question.Consistency;
import com.tickstock.membership.query.question.NotVisibleYetException;
import com.tickstock.membership.query.question.Question;
import com.tickstock.membership.store.Subtopology;
import com.tickstock.membership.store.access.AnswerCache;
import com.tickstock.membership.store.access.AsOfCache;
import com.tickstock.membership.store.access.OpenStores;
import com.tickstock.membership.store.access.PartitionStores;
import com.tickstock.membership.store.access.TaskAssignments;
import com.tickstock.membership.topic.Position;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/** Answers from the stores of this instance, and from no other. */
public final class LocalAnswers implements StoreAnswers {
  /** How long a question waits for a write. */
  static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(2);

  private static final Duration POLL_INTERVAL = Duration.ofMillis(1);

  /** Kafka Streams asks the brokers how far its copies are behind. */
  private static final Duration MEASURE_TIMEOUT = Duration.ofSeconds(1);

  private final KafkaStreams streams;
  private final OpenStores stores;
  private final String log;
  private final HeartbeatMonitor heartbeats;
  private final RestoreMonitor restores;
  private final AsOfCache past = new AsOfCache();
  private final AnswerCache answers = new AnswerCache();

  /**
   * @param streams not started yet
   * @param assignments which partitions it holds
   * @param log which log they fold, and how: answers of another one are no answers
   */
  public LocalAnswers(
      KafkaStreams streams, TaskAssignments assignments, String log, HeartbeatMonitor heartbeats) {
    this.streams = streams;
    this.stores = new OpenStores(streams, assignments);
    this.log = log;
    this.heartbeats = heartbeats;
    this.restores = RestoreMonitor.of(streams);
  }

  String log() {
    return log;
  }

  @Override
  public <A> Answer<A> answer(Question<A> question, Consistency how) {
    PartitionStores here =
        new PartitionStores(stores, question.partition(), how.stale(), past, answers);
    try {
      // measured before: what arrives in between makes it less
      long behind = how.stale() ? behind(question) : requireHeld(question);
      return new Answer<>(answer(question, here, how.after()), behind);
    } catch (InvalidStateStoreException e) {
      throw new NotHereException(
          "partition %d of %s is not open here: %s"
              .formatted(question.partition(), question.store(), e.getMessage()),
          e);
    }
  }

  /** A holder is behind nobody. */
  private long requireHeld(Question<?> question) {
    if (heartbeats.isBroken()) {
      throw new NotHereException("the brokers have not heard of this instance for a while");
    }
    if (restores.isRestoring(question.store(), question.partition())) {
      throw new NotHereException(
          "partition %d of %s is being restored here"
              .formatted(question.partition(), question.store()));
    }
    return 0;
  }

  /** What is visible stays so, but for a store that was lost and is put up again meanwhile. */
  private static <A> A answer(Question<A> question, PartitionStores stores, List<Position> after) {
    Deadline deadline = Deadline.in(VISIBILITY_TIMEOUT);
    while (!deadline.isOver()) {
      if (sees(question, stores, after)) {
        A answer = question.answer(stores);
        if (sees(question, stores, after)) {
          return answer;
        }
      }
      deadline.pause(POLL_INTERVAL);
    }
    throw new NotVisibleYetException("here", after, VISIBILITY_TIMEOUT);
  }

  private static boolean sees(Question<?> question, PartitionStores stores, List<Position> after) {
    return after.stream().allMatch(position -> question.sees(position, stores));
  }

  private long behind(Question<?> question) {
    if (heartbeats.isBroken() && thinksItHolds(question)) {
      throw new NotHereException("another instance may hold what this one held");
    }
    Map<String, Map<Integer, LagInfo>> lags = lags();
    return Subtopology.of(question.store()).stores().stream()
        .mapToLong(store -> behind(store, question.partition(), lags))
        .max()
        .orElseThrow();
  }

  private long behind(String store, int partition, Map<String, Map<Integer, LagInfo>> lags) {
    LagInfo lag = lags.getOrDefault(store, Map.of()).get(partition);
    if (lag == null) {
      throw new NotHereException("no copy of partition %d is here".formatted(partition));
    }
    if (lag.offsetLag() > RestoreMonitor.ALMOST && !restores.hasCaughtUp(store, partition)) {
      throw new NotHereException("the copy of partition %d is being made".formatted(partition));
    }
    return lag.offsetLag();
  }

  private Map<String, Map<Integer, LagInfo>> lags() {
    try {
      return CompletableFuture.supplyAsync(streams::allLocalStorePartitionLags)
          .get(MEASURE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new NotHereException("the brokers do not say how far the copy is behind", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotHereException("interrupted", e);
    }
  }

  /** Such a store counts as not behind at all, whoever else may be writing meanwhile. */
  private boolean thinksItHolds(Question<?> question) {
    try {
      var unused =
          streams.store(
              StoreQueryParameters.fromNameAndType(
                      question.store(), QueryableStoreTypes.keyValueStore())
                  .withPartition(question.partition()));
      return true;
    } catch (InvalidStateStoreException e) {
      return false;
    }
  }
}
