package com.tickstock.membership.query.routing;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Notices that the brokers have not heard of this instance for so long that another may have its
 * partitions: because they cannot be reached, or because the process did not run. What it holds is
 * not to be trusted then until they have had time to say so.
 */
public final class Silence implements AutoCloseable {
  private static final long LOOK_EVERY_MILLIS = 500;

  /** Half of what the brokers wait for a sign of life; see {@code session.timeout.ms}. */
  private static final long MOST_NANOS = Duration.ofSeconds(3).toNanos();

  /** Twice the time between two signs of life. */
  private static final long TOLD_WITHIN_NANOS = Duration.ofSeconds(3).toNanos();

  private final KafkaStreams streams;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "silence");
            thread.setDaemon(true);
            return thread;
          });
  private volatile long lookedAt = System.nanoTime();
  private volatile long trustedFrom = lookedAt;

  public Silence(KafkaStreams streams) {
    this.streams = streams;
    // a failure would end the looking, and with it the trust
    var unused =
        clock.scheduleWithFixedDelay(
            this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Whether another instance may hold what this one thinks it holds. */
  boolean isBroken() {
    long now = System.nanoTime();
    if (now - lookedAt > MOST_NANOS) {
      trustedFrom = now + TOLD_WITHIN_NANOS;
    }
    return now < trustedFrom && hasPeers();
  }

  private void look() {
    long now = System.nanoTime();
    if (now - lookedAt > MOST_NANOS || now - lastHeartbeat(now) > MOST_NANOS) {
      trustedFrom = now + TOLD_WITHIN_NANOS;
    }
    lookedAt = now;
  }

  /** Of the thread that was silent longest; {@code now} where none has begun. */
  private long lastHeartbeat(long now) {
    double seconds = 0;
    for (Metric metric : streams.metrics().values()) {
      if (metric.metricName().name().equals("last-heartbeat-seconds-ago")
          && metric.metricValue() instanceof Double ago) {
        seconds = Math.max(seconds, ago);
      }
    }
    return now - (long) (seconds * 1e9);
  }

  private boolean hasPeers() {
    return streams.metadataForAllStreamsClients().size() > 1;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
