package com.tickstock.membership.embedded;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of numbers. */
final class KafkaNumbers {
  private static final String TOPIC = "numbers";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

  private final Map<String, Object> servers;

  KafkaNumbers(String bootstrapServers) {
    this.servers = Map.of("bootstrap.servers", bootstrapServers);
  }

  Admin admin() {
    return Admin.create(servers);
  }

  void createTopic() throws Exception {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  Producer<String, String> producer() {
    return new KafkaProducer<>(servers, new StringSerializer(), new StringSerializer());
  }

  void write(Producer<String, String> producer, int number) throws Exception {
    producer.send(new ProducerRecord<>(TOPIC, Integer.toString(number))).get();
  }

  void write(int number) throws Exception {
    try (Producer<String, String> producer = producer()) {
      write(producer, number);
    }
  }

  Set<String> read() {
    Set<String> numbers = new HashSet<>();
    try (Consumer<String, String> consumer =
        new KafkaConsumer<>(servers, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
      while (consumer.position(PARTITION) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> numbers.add(record.value()));
      }
    }
    return numbers;
  }
}
