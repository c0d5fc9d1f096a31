package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.Await;
import com.tickstock.membership.topic.Partitions;
import com.tickstock.membership.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Invalid records of other programs become dead letters and do not stop the fold. */
class PoisonTest extends WithSharedService {
  private static final String KEY = "DEFAULT/ETF/POISON";

  private static KafkaProducer<String, String> producer;

  @BeforeAll
  static void open() {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", service.brokers(), "max.request.size", 8_000_000),
            new StringSerializer(),
            new StringSerializer());
  }

  @AfterAll
  static void close() {
    producer.close();
  }

  @Test
  void aRecordInThePartitionOfAnotherPartitioner() throws Exception {
    int other = (ownPartition() + 1) % Topics.EVENTS.partitions();
    producer.send(new ProducerRecord<>(Topics.EVENTS.name(), other, KEY, event("[]"))).get();

    assertThat(awaitDeadLetter("wrong-partition", KEY, "partition " + ownPartition()))
        .containsEntry("dead-letter-partition", String.valueOf(other))
        .containsEntry("dead-letter-topic", "membership.events")
        .containsKeys("dead-letter-offset", "dead-letter-recorded-at");
    assertTheNextRecordIsProcessed();
  }

  @Test
  void aWeightThatTheTablesCannotHold() throws Exception {
    send(event("[{\"symbol\":\"A\",\"weight\":12.3}]"));

    awaitDeadLetter("invalid", "members[0].weight", "12.3");
    assertTheNextRecordIsProcessed();
  }

  @Test
  void aNulInMetadata() throws Exception {
    send(event("[{\"symbol\":\"A\",\"metadata\":{\"name\":\"\\u0000\"}}]"));

    awaitDeadLetter("invalid", "members[0].metadata", "NUL");
    assertTheNextRecordIsProcessed();
  }

  @Test
  void tooManyMembers() throws Exception {
    String members =
        IntStream.rangeClosed(1, 20_001)
            .mapToObj("{\"symbol\":\"S%d\"}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));
    send(event(members));

    awaitDeadLetter("too-many-members", "20001", "20000");
    assertTheNextRecordIsProcessed();
  }

  @Test
  void notJson() throws Exception {
    send("<html>");

    awaitDeadLetter("unreadable", "not JSON");
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
    Await.until(
        "the group after the record",
        () -> {
          JsonNode group = service.http().get("/v1/groups/ETF/POISON").ok();
          assertThat(group.path("members").path(0).path("symbol").asText()).isEqualTo(symbol);
        });
    service.awaitTablesEqualStores();
  }

  /** The headers of a dead letter of the group with this reason and this text in its detail. */
  private static Map<String, String> awaitDeadLetter(String reason, String... detail) {
    List<Map<String, String>> letters = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                service.brokers(),
                "isolation.level",
                "read_committed",
                "max.partition.fetch.bytes",
                10_000_000),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.DEAD_LETTERS.name()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Predicate<Map<String, String>> expected =
          headers ->
              headers.get("dead-letter-reason").equals(reason)
                  && Stream.of(detail).allMatch(headers.get("dead-letter-detail")::contains);
      Await.until(
          "a dead letter",
          () -> {
            for (ConsumerRecord<String, byte[]> letter : consumer.poll(Duration.ofMillis(200))) {
              if (KEY.equals(letter.key())) {
                letters.add(headers(letter));
              }
            }
            assertThat(letters).anyMatch(expected);
          });
      return letters.stream().filter(expected).findFirst().orElseThrow();
    }
  }

  private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    return headers;
  }
}
