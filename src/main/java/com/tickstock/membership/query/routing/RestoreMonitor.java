package com.tickstock.membership.query.routing;

import com.tickstock.membership.store.Subtopology;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Which stores of this instance are not whole: Kafka Streams shows a store that was lost while it
 * is put up again, and a copy that has only begun.
 */
final class RestoreMonitor implements StateRestoreListener, StandbyUpdateListener {
  /** Records that a copy may be behind and count as having caught up: it is never quite there. */
  static final long ALMOST = 100;

  private final Set<Part> restoring = ConcurrentHashMap.newKeySet();
  private final Set<Part> caughtUp = ConcurrentHashMap.newKeySet();

  private record Part(String store, int partition) {}

  /**
   * @param streams not started yet
   */
  static RestoreMonitor of(KafkaStreams streams) {
    RestoreMonitor restores = new RestoreMonitor();
    streams.setGlobalStateRestoreListener(restores);
    streams.setStandbyUpdateListener(restores);
    return restores;
  }

  /** Whether one of the stores that are filled together with {@code store} is being put up. */
  boolean isRestoring(String store, int partition) {
    return !restoring.isEmpty()
        && Subtopology.of(store).stores().stream()
            .anyMatch(each -> restoring.contains(new Part(each, partition)));
  }

  /** Whether the copy had all there was at some time since it was begun. */
  boolean hasCaughtUp(String store, int partition) {
    return caughtUp.contains(new Part(store, partition));
  }

  @Override
  public void onRestoreStart(TopicPartition log, String store, long from, long end) {
    restoring.add(new Part(store, log.partition()));
  }

  @Override
  public void onBatchRestored(TopicPartition log, String store, long offset, long records) {
    // not whole before the last one
  }

  @Override
  public void onRestoreEnd(TopicPartition log, String store, long records) {
    restoring.remove(new Part(store, log.partition()));
  }

  @Override
  public void onRestoreSuspended(TopicPartition log, String store, long records) {
    restoring.remove(new Part(store, log.partition()));
  }

  @Override
  public void onUpdateStart(TopicPartition log, String store, long from) {
    caughtUp.remove(new Part(store, log.partition()));
  }

  @Override
  public void onBatchLoaded(
      TopicPartition log, String store, TaskId task, long offset, long records, long end) {
    if (end - offset <= ALMOST) {
      caughtUp.add(new Part(store, log.partition()));
    }
  }

  @Override
  public void onUpdateSuspended(
      TopicPartition log, String store, long offset, long end, SuspendReason reason) {
    if (reason == SuspendReason.MIGRATED) {
      caughtUp.remove(new Part(store, log.partition()));
    }
  }
}
