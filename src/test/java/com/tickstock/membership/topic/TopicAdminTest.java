package com.tickstock.membership.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.Await;
import com.tickstock.membership.Integration;
import com.tickstock.membership.embedded.SharedServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Topics of a real broker, compared with their files. Each test has its own topics. */
@Integration
class TopicAdminTest {
  private static Admin admin;
  private static TopicAdmin topics;

  @BeforeAll
  static void start() {
    SharedServers.deleteTopics(Topics.ALL);
    admin = Admin.create(client());
    topics = new TopicAdmin(admin);
  }

  @AfterAll
  static void stop() {
    admin.close();
  }

  private static Map<String, Object> client() {
    return SharedServers.kafkaClient();
  }

  @Test
  void whatIsCreatedIsAsTheFilesSay() throws Exception {
    create(Topics.ALL);

    assertThat(setting("membership.events", "message.timestamp.type")).isEqualTo("LogAppendTime");
    assertThat(setting("membership.events", "retention.ms")).isEqualTo("-1");
    assertThat(setting("membership.groups", "cleanup.policy")).isEqualTo("compact");
    assertThat(setting("membership.changes", "min.insync.replicas"))
        .as("no more than there are brokers")
        .isEqualTo("1");
    assertThat(partitions("membership.events")).isEqualTo(6);
    assertThat(topics.createMissing(Topics.ALL)).isEmpty();
    assertThat(topics.apply(Topics.ALL)).as("once more").isEmpty();
  }

  @Test
  void aMissingTopicIsReportedAndThenCreated() {
    Topic topic = topic("test.missing", 6);

    assertThat(topics.check(List.of(topic)))
        .containsExactly(
            new TopicDifference("test.missing", "topic", "present", "missing", "for a test"));
    assertThat(topics.createMissing(List.of(topic))).containsExactly(topic);
    Await.until(
        "the topic as it is described", () -> assertThat(topics.check(List.of(topic))).isEmpty());
  }

  @Test
  void aChangedSettingIsReportedAndMended() throws Exception {
    Topic topic = topic("test.setting", 2);
    create(List.of(topic));
    set("test.setting", "retention.ms", "60000");

    assertThat(topics.check(List.of(topic)))
        .containsExactly(
            new TopicDifference("test.setting", "retention.ms", "-1", "60000", "kept for ever"))
        .allMatch(TopicDifference::isSetting);
    assertThat(topics.apply(List.of(topic))).as("left for a person").isEmpty();
    Await.until(
        "the topic as it is described", () -> assertThat(topics.check(List.of(topic))).isEmpty());
    assertThat(setting("test.setting", "retention.ms")).isEqualTo("-1");
  }

  @Test
  void aSettingThatTheFileDoesNotNameStays() throws Exception {
    Topic topic = topic("test.other", 2);
    create(List.of(topic));
    set("test.other", "compression.type", "zstd");

    assertThat(topics.apply(List.of(topic))).isEmpty();
    assertThat(setting("test.other", "compression.type")).isEqualTo("zstd");
  }

  @Test
  void anotherPartitionCountIsReportedAndNeverChanged() throws Exception {
    admin.createTopics(List.of(new NewTopic("test.partitions", 2, (short) 1))).all().get();
    Await.until(
        "the topic",
        () -> assertThat(admin.listTopics().names().get()).contains("test.partitions"));
    Topic topic = topic("test.partitions", 6);

    TopicDifference partitions =
        new TopicDifference(
            "test.partitions",
            "partitions",
            "6",
            "2",
            "fixed at creation: events are ordered only within their key's partition");
    assertThat(topics.apply(List.of(topic)))
        .as("settings are mended all the same")
        .containsExactly(partitions);
    Await.until(
        "the topic as it is described",
        () ->
            assertThat(topics.check(List.of(topic)))
                .containsExactly(partitions)
                .allMatch(TopicDifference::isPartitions)
                .noneMatch(TopicDifference::isSetting));
    assertThat(partitions("test.partitions")).isEqualTo(2);
    assertThat(setting("test.partitions", "retention.ms")).isEqualTo("-1");
  }

  /** The controller confirms a change before the next queried broker knows it. */
  @Test
  void whatWasCreatedThisMomentIsNotReported() {
    for (int i = 0; i < 8; i++) {
      int round = i;
      List<Topic> fresh =
          IntStream.range(0, 4).mapToObj(n -> topic("test.fresh." + round + "." + n, 6)).toList();
      assertThat(topics.apply(fresh)).isEmpty();
    }
  }

  @Test
  void aKeyIsInThePartitionWhereTheProducerPutsIt() throws Exception {
    Topic topic = topic("test.keys", 6);
    create(List.of(topic));
    List<byte[]> keys = keys();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (byte[] key : keys) {
        sent.add(producer.send(new ProducerRecord<>(topic.name(), key, null)));
      }
    }
    int[] perPartition = new int[6];
    for (int i = 0; i < keys.size(); i++) {
      int partition = sent.get(i).get().partition();
      assertThat(Partitions.of(keys.get(i), 6)).isEqualTo(partition);
      perPartition[partition]++;
    }
    assertThat(perPartition).as("keys of each").doesNotContain(0);
  }

  /** Keys of every length, to test each tail of the hash. */
  private static List<byte[]> keys() {
    Random random = new Random(1);
    List<byte[]> keys = new ArrayList<>();
    for (int length = 0; length < 120; length++) {
      byte[] key = new byte[length];
      random.nextBytes(key);
      keys.add(key);
    }
    return keys;
  }

  private static Topic topic(String name, int partitions) {
    return new Topic(
        name,
        "for a test",
        "any",
        "any",
        partitions,
        3,
        Map.of(
            "retention.ms",
            new Topic.Setting("-1", "kept for ever"),
            "min.insync.replicas",
            new Topic.Setting("2", "as the others")));
  }

  /** Returns when the broker shows them. */
  private static void create(List<Topic> wanted) {
    topics.createMissing(wanted);
    Await.until("the topic as it is described", () -> assertThat(topics.check(wanted)).isEmpty());
  }

  /** Returns when the broker shows it. */
  private static void set(String topic, String name, String value) throws Exception {
    admin
        .incrementalAlterConfigs(
            Map.of(
                resource(topic),
                List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
        .all()
        .get();
    Await.until(
        "the setting of the topic", () -> assertThat(setting(topic, name)).isEqualTo(value));
  }

  private static String setting(String topic, String name) throws Exception {
    return admin
        .describeConfigs(List.of(resource(topic)))
        .all()
        .get()
        .get(resource(topic))
        .get(name)
        .value();
  }

  private static int partitions(String topic) throws Exception {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .size();
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
