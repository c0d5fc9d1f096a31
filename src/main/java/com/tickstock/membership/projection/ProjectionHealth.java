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

/** How well the tables follow the log: told by the thread that writes them, asked by others. */
final class ProjectionHealth {
  private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

  /** Far longer than any poll, or any transaction, takes. */
  private static final Duration SILENT = Duration.ofMinutes(2);

  private volatile String trouble = "it has not begun";
  private volatile long followedAt = System.nanoTime();

  /** The tables have all that was polled, and the database answers. */
  void follows() {
    followedAt = System.nanoTime();
    if (trouble != null) {
      LOG.info("projecting into the tables");
      trouble = null;
    }
  }

  void fails(Exception e) {
    String now = reason(e);
    if (!now.equals(trouble)) {
      LOG.error("the tables fall behind and this is tried again: {}", now);
      trouble = now;
    }
  }

  /** The pool says how long it waited, another time each time; what kept it is the cause. */
  private static String reason(Exception e) {
    Throwable said =
        e instanceof SQLTransientConnectionException && e.getCause() != null ? e.getCause() : e;
    return String.valueOf(said.getMessage());
  }

  /** What keeps the tables from following; empty where all is well. */
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
   * @param changes whose figures say how far it is behind
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
        .description("Since when the tables have not followed the log")
        .register(registry);
  }
}
