package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.topic.Partitions;
import com.tickstock.membership.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What other programs write wrongly into the log ends in the dead letters, and the rest goes on.
 */
class PoisonTest {
  private static final String KEY = "DEFAULT/ETF/POISON";

  @TempDir static Path directory;
  private static RunningService service;
  private static KafkaProducer<String, String> producer;

  @BeforeAll
  static void start() {
    service = RunningService.start(directory, directory);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", service.brokers(), "max.request.size", 8_000_000),
            new StringSerializer(),
            new StringSerializer());
  }

  @AfterAll
  static void stop() {
    producer.close();
    service.close();
  }

  @Test
  void aRecordInThePartitionOfAnotherPartitioner() throws Exception {
    int other = (ownPartition() + 1) % Topics.EVENTS.partitions();
    producer.send(new ProducerRecord<>(Topics.EVENTS.name(), other, KEY, event("[]"))).get();

    assertThat(nextDeadLetter("wrong-partition"))
        .containsEntry("dead-letter-partition", String.valueOf(other))
        .containsEntry("dead-letter-topic", "membership.events")
        .hasEntrySatisfying(
            "dead-letter-detail",
            detail -> assertThat(detail).contains(KEY, "partition " + ownPartition()))
        .containsKeys("dead-letter-offset", "dead-letter-recorded-at");
    assertTheNextRecordIsProcessed();
  }

  @Test
  void aWeightThatTheTablesCannotHold() throws Exception {
    send(event("[{\"symbol\":\"A\",\"weight\":12.3}]"));

    assertThat(nextDeadLetter("invalid").get("dead-letter-detail"))
        .contains("members[0].weight", "12.3");
    assertTheNextRecordIsProcessed();
  }

  @Test
  void aNulInMetadata() throws Exception {
    send(event("[{\"symbol\":\"A\",\"metadata\":{\"name\":\"\\u0000\"}}]"));

    assertThat(nextDeadLetter("invalid").get("dead-letter-detail"))
        .contains("members[0].metadata", "NUL");
    assertTheNextRecordIsProcessed();
  }

  @Test
  void tooManyMembers() throws Exception {
    String members =
        IntStream.rangeClosed(1, 20_001)
            .mapToObj("{\"symbol\":\"S%d\"}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));
    send(event(members));

    assertThat(nextDeadLetter("too-many-members").get("dead-letter-detail"))
        .contains("20001", "20000");
    assertTheNextRecordIsProcessed();
  }

  @Test
  void notJson() throws Exception {
    send("<html>");

    assertThat(nextDeadLetter("unreadable").get("dead-letter-detail")).contains("not JSON");
    assertTheNextRecordIsProcessed();
  }

  private static int ownPartition() {
    return Partitions.of(KEY.getBytes(StandardCharsets.UTF_8), Topics.EVENTS.partitions());
  }

  private static String event(String members) {
    return """
        {"specversion":"1.0","id":"%s","source":"test","datacontenttype":"application/json",
         "type":"com.tickstock.membership.MembersReplaced.v1","data":{"members":%s}}
        """
        .formatted(UUID.randomUUID(), members);
  }

  private static void send(String value) throws Exception {
    producer.send(new ProducerRecord<>(Topics.EVENTS.name(), KEY, value)).get();
  }

  private static void assertTheNextRecordIsProcessed() throws Exception {
    String symbol = "S" + System.nanoTime();
    send(event("[{\"symbol\":\"%s\"}]".formatted(symbol)));
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              JsonNode group = service.http().get("/v1/groups/ETF/POISON").ok();
              assertThat(group.path("members").path(0).path("symbol").asText()).isEqualTo(symbol);
            });
    service.awaitTablesEqualStores();
  }

  /** The headers of the newest dead letter with this reason. */
  private static Map<String, String> nextDeadLetter(String reason) {
    List<Map<String, String>> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                service.brokers(),
                "group.id",
                UUID.randomUUID().toString(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "max.partition.fetch.bytes",
                10_000_000),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topics.DEAD_LETTERS.name()));
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                for (ConsumerRecord<String, byte[]> letter :
                    consumer.poll(Duration.ofMillis(200))) {
                  Map<String, String> headers = new HashMap<>();
                  for (Header header : letter.headers()) {
                    headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
                  }
                  if (reason.equals(headers.get("dead-letter-reason"))) {
                    found.add(headers);
                  }
                }
                return !found.isEmpty();
              });
    }
    return found.get(found.size() - 1);
  }
}
