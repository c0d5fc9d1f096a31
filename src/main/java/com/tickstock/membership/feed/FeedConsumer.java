package com.tickstock.membership.feed;

import com.tickstock.membership.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers of {@code membership.changes} that belong to no group: each goes where it is sent. */
final class FeedConsumer {
  static final List<TopicPartition> PARTITIONS =
      IntStream.range(0, Topics.CHANGES.partitions())
          .mapToObj(p -> new TopicPartition(Topics.CHANGES.name(), p))
          .toList();

  private FeedConsumer() {}

  /**
   * @param client what every Kafka client gets, the brokers among it
   * @param bytes about how much is fetched at a time; a larger record comes all the same
   */
  static KafkaConsumer<byte[], byte[]> open(Map<String, Object> client, int bytes) {
    Map<String, Object> settings = new HashMap<>(client);
    // only what the topology committed
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // what is not there any more must not be passed over in heartbeats
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, bytes);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, bytes);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
