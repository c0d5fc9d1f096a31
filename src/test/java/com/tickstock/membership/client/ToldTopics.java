package com.tickstock.membership.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.Await;
import com.tickstock.membership.topic.Topic;
import com.tickstock.membership.topic.TopicAdmin;
import com.tickstock.membership.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.test.TestRecord;

/** The topics that a copy reads, which are told what the test says. */
final class ToldTopics {
  private static final List<Topic> READ = List.of(Topics.CHANGES, Topics.GROUPS);

  private final Supplier<String> brokers;

  /**
   * @param brokers their addresses, which may be others after a start
   */
  ToldTopics(Supplier<String> brokers) {
    this.brokers = brokers;
  }

  Map<String, Object> client() {
    return Map.of(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
        brokers.get(),
        CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
        5000,
        CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
        5000);
  }

  void delete() {
    try (Admin admin = Admin.create(client())) {
      List<String> names = READ.stream().map(Topic::name).toList();
      Await.until(
          "the topics to be gone",
          () -> {
            List<String> there =
                admin.listTopics().names().get().stream().filter(names::contains).toList();
            admin.deleteTopics(there);
            assertThat(there).isEmpty();
          });
    }
  }

  void create() {
    try (Admin admin = Admin.create(client())) {
      new TopicAdmin(admin).createMissing(READ);
    }
  }

  /** What was told in one transaction, as the topology does it; visible when this returns. */
  void tell(List<TestRecord<byte[], byte[]>> changes, List<TestRecord<byte[], byte[]>> groups) {
    try (KafkaProducer<byte[], byte[]> producer = begin(changes, groups)) {
      producer.commitTransaction();
    }
    // a commit returns before its markers are in the topics
    try (Admin admin = Admin.create(client())) {
      TopicEnds ends = new TopicEnds(admin);
      Await.until(
          "the commit's markers",
          () ->
              assertThat(READ)
                  .allSatisfy(
                      topic -> assertThat(ends.committed(topic)).isEqualTo(ends.written(topic))));
    }
  }

  /** The same, but neither committed nor aborted yet. */
  KafkaProducer<byte[], byte[]> begin(
      List<TestRecord<byte[], byte[]>> changes, List<TestRecord<byte[], byte[]>> groups) {
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                brokers.get(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "test-" + UUID.randomUUID()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
    changes.forEach(record -> send(producer, Topics.CHANGES, record));
    groups.forEach(record -> send(producer, Topics.GROUPS, record));
    producer.flush();
    return producer;
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, Topic topic, TestRecord<byte[], byte[]> record) {
    // what becomes of it is told by the commit
    var unused =
        producer.send(
            new ProducerRecord<>(
                topic.name(), null, record.timestamp(), record.key(), record.value()));
  }
}
