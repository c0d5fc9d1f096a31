package com.tickstock.membership.topology;

import com.tickstock.membership.topic.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams, each non-default one with its reason. */
final class StreamsSettings {
  /**
   * A changed topology or store format gets a new id, and folds the log anew beside the old one.
   */
  static final String APPLICATION_ID = "membership-2";

  private StreamsSettings() {}

  /**
   * @param client what every Kafka client gets; it may override what is here
   */
  static Properties of(
      Map<String, Object> client,
      Path directory,
      String instance,
      String applicationServer,
      int standbys) {
    String recordBytes = Topics.CHANGES.settings().get("max.message.bytes").value();
    Map<String, Object> s = new HashMap<>();
    s.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
    s.put(StreamsConfig.CLIENT_ID_CONFIG, "membership");
    s.put(StreamsConfig.APPLICATION_SERVER_CONFIG, applicationServer);
    s.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
    s.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    // a change is told once, and with the state that made it
    s.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    // what is folded becomes visible with the next commit
    s.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 20);
    // the default 100 is the tail of the latency: commits wait for the poll
    s.put(StreamsConfig.POLL_MS_CONFIG, 5);
    s.put(
        StreamsConfig.NUM_STREAM_THREADS_CONFIG,
        Math.min(Topics.EVENTS.partitions(), Runtime.getRuntime().availableProcessors()));
    s.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    s.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    s.put(consumer(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance);
    // a known instance that comes back gets its work at once; one that is gone loses it in 6 s
    s.put(consumer(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6000);
    s.put(consumer(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1500);
    // a thread that hangs gives up its work before long
    s.put(consumer(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), 30_000);
    s.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG), 10_000);
    // a commit flushes at once; until then small records travel together
    s.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 << 10);
    // a new transaction is turned away while the last one's markers are written: ask again soon,
    // and let no batch overtake the one that was turned away, which the broker calls out of order
    s.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5);
    s.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
    s.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), recordBytes);
    s.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 128L << 20);
    s.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), recordBytes);
    s.putAll(client);
    Properties properties = new Properties();
    properties.putAll(s);
    return properties;
  }

  private static String consumer(String name) {
    return StreamsConfig.mainConsumerPrefix(name);
  }
}
