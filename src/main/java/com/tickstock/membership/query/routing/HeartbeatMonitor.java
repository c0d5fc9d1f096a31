package com.tickstock.membership.query.routing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Notices that the brokers have not heard of this instance for so long that another may have its
 * partitions: because they cannot be reached, or because the process did not run. What it holds is
 * not to be trusted then until they have had time to say so.
 */
public final class HeartbeatMonitor implements AutoCloseable {
  private static final long POLL_INTERVAL_MILLIS = 500;

  /** Half of what the brokers wait for a sign of life; see {@code session.timeout.ms}. */
  private static final long MAX_NANOS = Duration.ofSeconds(3).toNanos();

  /** Twice the time between two signs of life. */
  private static final long TRUST_DELAY_NANOS = Duration.ofSeconds(3).toNanos();

  private final KafkaStreams streams;
  private final boolean brokerIsInside;
  private final Map<MetricName, Beat> beats = new HashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "heartbeats");
            thread.setDaemon(true);
            return thread;
          });
  private volatile long lookedAt = System.nanoTime();
  private volatile long trustedFrom = lookedAt;

  /** Signs of life of one thread that the brokers have answered, and since when so many. */
  private record Beat(Object answered, long since) {}

  /**
   * @param brokerIsInside whether the only broker is in this process, and silent when it is: then
   *     nobody takes over what an instance that is alone holds
   */
  public HeartbeatMonitor(KafkaStreams streams, boolean brokerIsInside) {
    this.streams = streams;
    this.brokerIsInside = brokerIsInside;
    // a failure would end the looking, and with it the trust
    var unused =
        clock.scheduleWithFixedDelay(
            this::look, POLL_INTERVAL_MILLIS, POLL_INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Whether another instance may hold what this one thinks it holds. */
  boolean isBroken() {
    return isSilent() && !(brokerIsInside && isAlone());
  }

  /** Why what is known here may not be the latest; empty where the brokers answer. */
  public Optional<String> trouble() {
    return isSilent()
        ? Optional.of("the brokers have not heard of this instance for a while")
        : Optional.empty();
  }

  private boolean isSilent() {
    long now = System.nanoTime();
    if (now - lookedAt > MAX_NANOS) {
      trustedFrom = now + TRUST_DELAY_NANOS;
    }
    return now < trustedFrom;
  }

  private void look() {
    long now = System.nanoTime();
    if (now - lookedAt > MAX_NANOS || now - lastAnswered(now) > MAX_NANOS) {
      trustedFrom = now + TRUST_DELAY_NANOS;
    }
    lookedAt = now;
  }

  /** Of the thread that was answered longest ago; {@code now} where none has begun. */
  private long lastAnswered(long now) {
    long last = now;
    for (Metric metric : streams.metrics().values()) {
      if (metric.metricName().name().equals("heartbeat-total")) {
        Object answered = metric.metricValue();
        Beat beat =
            beats.compute(
                metric.metricName(),
                (name, before) ->
                    before != null && before.answered().equals(answered)
                        ? before
                        : new Beat(answered, now));
        last = Math.min(last, beat.since());
      }
    }
    return last;
  }

  private boolean isAlone() {
    return streams.metadataForAllStreamsClients().size() <= 1;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
