package com.tickstock.membership.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Where {@code membership.changes} begins and ends, for positions that are not recent ones. */
final class LogBounds implements AutoCloseable {
  private static final int ANSWER_TIMEOUT_MS = 5000;

  private final Admin admin;

  LogBounds(Map<String, Object> client) {
    admin = Admin.create(client);
  }

  /**
   * @throws PositionGoneException where the log begins after it, or ends before it
   * @throws KafkaException where the brokers do not say
   */
  void requireWithin(FeedPosition at) {
    Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest());
    Map<TopicPartition, Long> beginnings = offsets(OffsetSpec.earliest());
    for (TopicPartition p : FeedConsumer.PARTITIONS) {
      long next = at.next(p.partition());
      if (next < beginnings.get(p)) {
        throw new PositionGoneException(
            "the changes after it are gone: %s begins at %d, not at %d; start with a snapshot"
                .formatted(p, beginnings.get(p), next));
      } else if (next > ends.get(p)) {
        throw new PositionGoneException(
            "it is of another log: %s ends at %d, before %d; start with a snapshot"
                .formatted(p, ends.get(p), next));
      }
    }
  }

  private Map<TopicPartition, Long> offsets(OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> question = new HashMap<>();
    FeedConsumer.PARTITIONS.forEach(p -> question.put(p, which));
    ListOffsetsOptions options = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
    options.timeoutMs(ANSWER_TIMEOUT_MS);
    try {
      Map<TopicPartition, Long> offsets = new HashMap<>();
      admin
          .listOffsets(question, options)
          .all()
          .get()
          .forEach((p, found) -> offsets.put(p, found.offset()));
      return offsets;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException(e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
