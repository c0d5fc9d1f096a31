package com.tickstock.membership.client;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * When the copy last was known to be complete. A reader that is told nothing cannot know whether
 * there is nothing to tell, so it asks where the log ends.
 */
final class Freshness {
  private static final long POLL_INTERVAL = Duration.ofSeconds(1).toNanos();
  private static final Duration WITHIN = Duration.ofSeconds(1);

  private final CopyReader reader;
  private Map<TopicPartition, Long> ends = Map.of();
  private long asked = System.nanoTime() - POLL_INTERVAL;
  private volatile long completeAt = asked;

  Freshness(CopyReader reader) {
    this.reader = reader;
  }

  /** On the reader's thread. */
  void check() {
    if (System.nanoTime() - asked >= POLL_INTERVAL && reader.hasReached(ends)) {
      ask();
    }
    if (reader.hasReached(ends)) {
      completeAt = asked;
    }
  }

  private void ask() {
    long now = System.nanoTime();
    try {
      ends = reader.ends(WITHIN);
      asked = now;
    } catch (TimeoutException e) {
      // asked again after the next read
    }
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - completeAt);
  }
}
