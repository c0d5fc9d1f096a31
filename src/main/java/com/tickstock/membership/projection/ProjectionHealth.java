package com.tickstock.membership.projection;

import com.tickstock.membership.metrics.Lag;
import com.tickstock.membership.topic.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the tables follow the log; written by the projection's thread and read by others. */
final class ProjectionHealth {
  private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

  /** Much longer than any poll or transaction. */
  private static final Duration SILENT = Duration.ofMinutes(2);

  private volatile String trouble = "not started yet";
  private volatile long followedAt = System.nanoTime();

  /** All polled changes are in the tables, and the database answers. */
  void follows() {
    followedAt = System.nanoTime();
    if (trouble != null) {
      LOG.info("the tables follow the log");
      trouble = null;
    }
  }

  void fails(Exception e) {
    String now = reason(e);
    if (!now.equals(trouble)) {
      LOG.error("cannot write to the tables, trying again: {}", now);
      trouble = now;
    }
  }

  /** The pool's message contains its waiting time and so differs each time; uses its cause. */
  private static String reason(Exception e) {
    Throwable said =
        e instanceof SQLTransientConnectionException && e.getCause() != null ? e.getCause() : e;
    return String.valueOf(said.getMessage());
  }

  /** Why the tables do not follow the log; empty if they do. */
  Optional<String> trouble() {
    long silent = silentNanos();
    return Optional.ofNullable(trouble)
        .or(
            () ->
                silent > SILENT.toNanos()
                    ? Optional.of(
                        "the database has not answered for %d s"
                            .formatted(TimeUnit.NANOSECONDS.toSeconds(silent)))
                    : Optional.empty());
  }

  private long silentNanos() {
    return System.nanoTime() - followedAt;
  }

  /**
   * @param changes the consumer whose metrics have the lag
   */
  void bindTo(MeterRegistry registry, Consumer<?, ?> changes) {
    Gauge.builder(
            "membership.projection.lag",
            changes,
            c -> Lag.records(c.metrics(), Topics.CHANGES.name()))
        .description("Changes that wait to be written to the tables by this instance")
        .baseUnit("records")
        .register(registry);
    TimeGauge.builder(
            "membership.projection.stalled",
            this,
            TimeUnit.NANOSECONDS,
            ProjectionHealth::silentNanos)
        .description("Time since the tables last followed the log")
        .register(registry);
  }
}
