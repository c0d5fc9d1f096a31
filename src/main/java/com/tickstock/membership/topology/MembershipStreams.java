package com.tickstock.membership.topology;

import com.tickstock.membership.metrics.Lag;
import com.tickstock.membership.store.access.TaskAssignments;
import com.tickstock.membership.topic.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running topology. */
public final class MembershipStreams implements MeterBinder, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MembershipStreams.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final TaskAssignments assignments = new TaskAssignments();
  private final KafkaStreams streams;
  private final KafkaStreamsMetrics metrics;
  private final int standbys;
  private final CountDownLatch runningOrDead = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /**
   * @param client what every Kafka client gets, the brokers among it
   * @param directory for the state stores, of this instance alone
   * @param instance who this is: the same name after a restart
   * @param applicationServer host:port under which other instances reach this one
   * @param standbys copies of each store in other instances
   */
  public MembershipStreams(
      Map<String, Object> client,
      Path directory,
      String instance,
      String applicationServer,
      int standbys,
      int mostMembers) {
    this.standbys = standbys;
    streams =
        new KafkaStreams(
            MembershipTopology.build(mostMembers, assignments),
            StreamsSettings.of(client, directory, instance, applicationServer, standbys));
    metrics = new KafkaStreamsMetrics(streams);
    streams.setStateListener(this::onState);
    streams.setUncaughtExceptionHandler(this::onFailure);
  }

  /** The same for all instances that fold alike. */
  public String applicationId() {
    return StreamsSettings.APPLICATION_ID;
  }

  public void start() {
    streams.start();
  }

  /**
   * Waits until every store can be asked.
   *
   * @throws IllegalStateException with the first cause where the topology has failed, or where it
   *     takes longer than {@code atMost}
   */
  public void awaitRunning(Duration atMost) throws InterruptedException {
    if (!runningOrDead.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException(
          "the topology is %s after %d s".formatted(streams.state(), atMost.toSeconds()));
    }
    failure()
        .ifPresent(
            cause -> {
              throw new IllegalStateException("the topology failed: " + cause.getMessage(), cause);
            });
  }

  public boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** The first failure: those after it are its consequences. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  public KafkaStreams kafkaStreams() {
    return streams;
  }

  public TaskAssignments assignments() {
    return assignments;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    metrics.bindTo(registry);
    Gauge.builder(
            "membership.fold.lag", streams, s -> Lag.records(s.metrics(), Topics.EVENTS.name()))
        .description("Events that wait to be folded by this instance")
        .baseUnit("records")
        .register(registry);
  }

  private void onState(KafkaStreams.State now, KafkaStreams.State before) {
    if (now == KafkaStreams.State.PENDING_ERROR || now.hasCompletedShutdown()) {
      assignments.endAll();
    }
    if (now == KafkaStreams.State.RUNNING || now.hasCompletedShutdown()) {
      runningOrDead.countDown();
    }
  }

  private StreamThreadExceptionResponse onFailure(Throwable cause) {
    if (failure.compareAndSet(null, cause)) {
      LOG.error("the topology failed and stops", cause);
    }
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  @Override
  public void close() {
    metrics.close();
    // where there are copies, one takes over at once; else the work is kept for the next start
    streams.close(
        CloseOptions.timeout(CLOSE_TIMEOUT)
            .withGroupMembershipOperation(
                standbys > 0
                    ? CloseOptions.GroupMembershipOperation.LEAVE_GROUP
                    : CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
  }
}
