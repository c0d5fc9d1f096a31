package com.tickstock.membership.client;

import com.tickstock.membership.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** Asks how far topics reach. */
record TopicEnds(Admin admin) {
  static List<TopicPartition> partitions(Topic topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
        .toList();
  }

  /** Where that ends which a reader of committed records can read now. */
  Map<TopicPartition, Long> committed(Topic topic) {
    return ends(topic, IsolationLevel.READ_COMMITTED);
  }

  /** Where the topic ends, transactions that are under way among it. */
  Map<TopicPartition, Long> written(Topic topic) {
    return ends(topic, IsolationLevel.READ_UNCOMMITTED);
  }

  private Map<TopicPartition, Long> ends(Topic topic, IsolationLevel isolation) {
    try {
      return admin
          .listOffsets(
              partitions(topic).stream()
                  .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())),
              new ListOffsetsOptions(isolation))
          .all()
          .get()
          .entrySet()
          .stream()
          .collect(Collectors.toMap(Map.Entry::getKey, found -> found.getValue().offset()));
    } catch (ExecutionException e) {
      throw new KafkaException(
          "cannot read topic %s: %s".formatted(topic.name(), e.getCause().getMessage()),
          e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
