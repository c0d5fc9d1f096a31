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
 * Writes events to {@code membership.events}. Either one by one, or as one transaction, of which
 * all is in the log or nothing. Thread-safe when not transactional.
 */
public final class EventPublisher implements EventTransaction {
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

  private final KafkaProducer<String, byte[]> producer;
  private final Clock clock;

  private EventPublisher(Map<String, Object> config, Clock clock) {
    this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    this.clock = clock;
  }

  /** One event at a time, each acknowledged by all replicas in sync. */
  public static EventPublisher single(Map<String, Object> client, Clock clock) {
    return new EventPublisher(base(client), clock);
  }

  /** How long a transaction of some events may stay open: readers wait behind an abandoned one. */
  public static final Duration SHORT = Duration.ofSeconds(10);

  /** What brokers allow where nobody sets transaction.max.timeout.ms. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** Of a load of many events: a very busy machine of two cores was seen to write 1.6 a second. */
  private static final double LEAST_MEGABYTES_A_SECOND = 0.5;

  /** Likewise of many events: no longer than they may take, as readers wait as long. */
  public static Duration within(long bytes) {
    Duration writing = Duration.ofSeconds((long) (bytes / 1e6 / LEAST_MEGABYTES_A_SECOND));
    Duration within = SHORT.plus(writing);
    return within.compareTo(LONGEST) < 0 ? within : LONGEST;
  }

  /** {@link #transactional(Map, String, Clock, Duration)} for {@link #SHORT}. */
  public static EventPublisher transactional(
      Map<String, Object> client, String environment, Clock clock) {
    return transactional(client, environment, clock, SHORT);
  }

  /**
   * Events of one load in one transaction.
   *
   * @param environment the transactional id is one per environment, so that a loader that starts
   *     again aborts what its predecessor left behind, which nobody could read past until then
   * @param within how long the transaction may stay open before the brokers abort it
   */
  public static EventPublisher transactional(
      Map<String, Object> client, String environment, Clock clock, Duration within) {
    Map<String, Object> config = base(client);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "membership-loader-" + environment);
    // readers wait behind an open transaction: an abandoned one must not hold them for a minute
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) within.toMillis());
    EventPublisher publisher = new EventPublisher(config, clock);
    publisher.producer.initTransactions();
    return publisher;
  }

  /** What {@code client} says of times counts; how an event is written is not to be set. */
  private static Map<String, Object> base(Map<String, Object> client) {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0); // a write waits for nobody
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, eventBytes());
    // rather an error in time than a caller that hangs for the default two minutes
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
   * @return completes when the log has it; exceptionally with a {@link KafkaException} when not
   */
  public CompletableFuture<Position> publish(Unwritten event) {
    CompletableFuture<Position> acknowledged = new CompletableFuture<>();
    // told by the callback, at once
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

  /** Each is written down only when it is its turn. */
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

  /** Asked just while another loader fences this one, brokers answer with an unexpected error. */
  private void commit() {
    try {
      producer.commitTransaction();
    } catch (KafkaException e) {
      throw isOvertaken(e) ? overtaken(e) : new UnsettledException(e);
    }
  }

  /** Which of the two depends on what is asked of the brokers at that moment. */
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
      // nothing is visible of a transaction that is not committed, and it ends by itself
      cause.addSuppressed(e);
    }
  }

  private static OvertakenException overtaken(RuntimeException cause) {
    return new OvertakenException(
        "another load of this environment started meanwhile; nothing of this one was written",
        cause);
  }

  private static ProducerRecord<String, byte[]> record(Written event) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(Topics.EVENTS.name(), event.group().toString(), event.value());
    addContentType(record.headers());
    return record;
  }

  /** What every record of the log has: consumers see the format before they read the value. */
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
    // without brokers it would wait for an answer about an open transaction for ever
    producer.close(ANSWER_TIMEOUT);
  }
}
