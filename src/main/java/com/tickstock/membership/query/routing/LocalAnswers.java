package com.tickstock.membership.query.routing;

import com.tickstock.membership.query.question.NotVisibleYetException;
import com.tickstock.membership.query.question.PartitionStores;
import com.tickstock.membership.query.question.PastGroups;
import com.tickstock.membership.query.question.Question;
import com.tickstock.membership.query.question.Reading;
import com.tickstock.membership.query.question.StoreUnavailableException;
import com.tickstock.membership.topic.Position;
import com.tickstock.membership.topology.StoreNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** Answers from the stores of this instance, and from no other. */
public final class LocalAnswers {
  /** How long a question waits for a write. */
  static final Duration VISIBLE_WITHIN = Duration.ofSeconds(2);

  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(1);

  private final KafkaStreams streams;
  private final Silence silence;
  private final PastGroups past = new PastGroups();

  public LocalAnswers(KafkaStreams streams, Silence silence) {
    this.streams = streams;
    this.silence = silence;
  }

  /**
   * @throws NotHereException where another instance holds the partition, or this one not yet or not
   *     any more
   * @throws NotVisibleYetException where a write to wait for does not become visible
   */
  public <A> Answer<A> answer(Question<A> question, Reading how) {
    if (!how.stale() && silence.isBroken()) {
      throw new NotHereException("the brokers have not heard of this instance for a while");
    }
    PartitionStores stores = new PartitionStores(streams, question.partition(), how.stale(), past);
    try {
      A answer = answer(question, stores, how.after());
      return new Answer<>(answer, how.stale() ? behind(question) : 0);
    } catch (InvalidStateStoreException e) {
      throw new NotHereException(
          "partition %d of %s is not open here: %s"
              .formatted(question.partition(), question.store(), e.getMessage()),
          e);
    }
  }

  /** What is visible stays so, but for a store that was lost and is put up again meanwhile. */
  private static <A> A answer(Question<A> question, PartitionStores stores, List<Position> after) {
    long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
    while (System.nanoTime() < deadline) {
      if (sees(question, stores, after)) {
        A answer = question.answer(stores);
        if (sees(question, stores, after)) {
          return answer;
        }
      }
      LockSupport.parkNanos(LOOK_EVERY);
    }
    throw new NotVisibleYetException("here", after, VISIBLE_WITHIN);
  }

  private static boolean sees(Question<?> question, PartitionStores stores, List<Position> after) {
    return after.stream().allMatch(position -> question.sees(position, stores));
  }

  private long behind(Question<?> question) {
    Set<String> together = StoreNames.togetherWith(question.store());
    Map<String, Map<Integer, LagInfo>> lags = streams.allLocalStorePartitionLags();
    return together.stream()
        .flatMap(store -> lags.getOrDefault(store, Map.of()).entrySet().stream())
        .filter(lag -> lag.getKey() == question.partition())
        .mapToLong(lag -> lag.getValue().offsetLag())
        .max()
        .orElseThrow(() -> new StoreUnavailableException("no copy of the partition is here"));
  }
}
