package com.tickstock.membership.topic;

import com.tickstock.membership.json.EventJson;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.json.EventJson.Written;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes events to {@code membership.events}, either one by one or in one transaction. Thread-safe
 * if not transactional.
 */
public final class EventPublisher implements EventTransaction {
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

  private final KafkaProducer<String, byte[]> producer;
  private final Clock clock;

  private EventPublisher(Map<String, Object> config, Clock clock) {
    this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    this.clock = clock;
  }

  /** Returns a publisher of single events, each acknowledged by all in-sync replicas. */
  public static EventPublisher single(Map<String, Object> client, Clock clock) {
    return new EventPublisher(base(client), clock);
  }

  /** The timeout of a transaction of a few events; readers wait behind an abandoned one. */
  public static final Duration SHORT = Duration.ofSeconds(10);

  /** The brokers' default of transaction.max.timeout.ms. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** The assumed minimum rate of a load; a very busy machine with two cores wrote 1.6 MB/s. */
  private static final double LEAST_MEGABYTES_A_SECOND = 0.5;

  /** The timeout for a transaction of this size; not longer, because readers wait as long. */
  public static Duration within(long bytes) {
    Duration writing = Duration.ofSeconds((long) (bytes / 1e6 / LEAST_MEGABYTES_A_SECOND));
    Duration within = SHORT.plus(writing);
    return within.compareTo(LONGEST) < 0 ? within : LONGEST;
  }

  /** {@link #transactional(Map, String, Clock, Duration)} with {@link #SHORT}. */
  public static EventPublisher transactional(
      Map<String, Object> client, String environment, Clock clock) {
    return transactional(client, environment, clock, SHORT);
  }

  /**
   * Returns a publisher for one load, which writes its events in one transaction.
   *
   * @param environment part of the transactional id, so that a restarted loader aborts the open
   *     transaction of its predecessor, which blocks readers
   * @param within how long the transaction may stay open before the brokers abort it
   */
  public static EventPublisher transactional(
      Map<String, Object> client, String environment, Clock clock, Duration within) {
    Map<String, Object> config = base(client);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "membership-loader-" + environment);
    // readers wait behind an open transaction: an abandoned one must not block them for a minute
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) within.toMillis());
    EventPublisher publisher = new EventPublisher(config, clock);
    publisher.producer.initTransactions();
    return publisher;
  }

  /** {@code client} may set timeouts, but not how events are written. */
  private static Map<String, Object> base(Map<String, Object> client) {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0); // send each write at once
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, eventBytes());
    // report an error early; with the default, callers hang for two minutes
    config.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    config.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER_TIMEOUT.toMillis());
    config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_TIMEOUT.toMillis());
    return config;
  }

  /** The largest event, in bytes. */
  public static int eventBytes() {
    return Integer.parseInt(Topics.EVENTS.settings().get("max.message.bytes").value());
  }

  /**
   * @return completes when the event is in the log, or exceptionally with a {@link KafkaException}
   */
  public CompletableFuture<Position> publish(Unwritten event) {
    CompletableFuture<Position> acknowledged = new CompletableFuture<>();
    // the callback reports the result
    var unused =
        producer.send(
            record(Written.of(event, clock.instant())),
            (metadata, failure) -> {
              if (failure == null) {
                acknowledged.complete(Position.of(metadata));
              } else {
                acknowledged.completeExceptionally(failure);
              }
            });
    return acknowledged;
  }

  @Override
  public List<Position> publishAll(List<Unwritten> events) {
    return inTransaction(events.stream().map(event -> Written.of(event, clock.instant())));
  }

  @Override
  public List<Position> publishWritten(List<Written> events) {
    return inTransaction(events.stream());
  }

  /** Serializes each event only when it is sent. */
  private List<Position> inTransaction(Stream<Written> events) {
    producer.beginTransaction();
    List<Position> positions = new ArrayList<>();
    try {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      events.forEach(event -> sent.add(producer.send(record(event))));
      producer.flush();
      for (Future<RecordMetadata> acknowledgement : sent) {
        positions.add(Position.of(await(acknowledgement)));
      }
    } catch (RuntimeException e) {
      abort(e);
      throw isOvertaken(e) ? overtaken(e) : e;
    }
    commit();
    return positions;
  }

  /** While another loader fences this one, brokers may answer with an unexpected error. */
  private void commit() {
    try {
      producer.commitTransaction();
    } catch (KafkaException e) {
      throw isOvertaken(e) ? overtaken(e) : new UnsettledException(e);
    }
  }

  /** The exception depends on the request that is fenced. */
  private static boolean isOvertaken(RuntimeException e) {
    return e instanceof ProducerFencedException || e instanceof InvalidProducerEpochException;
  }

  private void abort(RuntimeException cause) {
    try {
      producer.abortTransaction();
    } catch (ProducerFencedException e) {
      e.addSuppressed(cause);
      throw overtaken(e);
    } catch (RuntimeException e) {
      // an uncommitted transaction is not visible, and the brokers abort it
      cause.addSuppressed(e);
    }
  }

  private static OvertakenException overtaken(RuntimeException cause) {
    return new OvertakenException(
        "another load of this environment started meanwhile; this load wrote nothing", cause);
  }

  private static ProducerRecord<String, byte[]> record(Written event) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(Topics.EVENTS.name(), event.group().toString(), event.value());
    addContentType(record.headers());
    return record;
  }

  /** Adds the content type of every event, so that consumers know the format of the value. */
  public static void addContentType(Headers headers) {
    headers.add("content-type", EventJson.CONTENT_TYPE.getBytes(StandardCharsets.UTF_8));
  }

  private static RecordMetadata await(Future<RecordMetadata> acknowledgement) {
    try {
      return acknowledgement.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    // with a timeout: without brokers it would wait for ever for an open transaction
    producer.close(ANSWER_TIMEOUT);
  }
}
