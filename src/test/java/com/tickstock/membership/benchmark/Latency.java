package com.tickstock.membership.benchmark;

import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.topic.EventPublisher;
import com.tickstock.membership.topic.Topics;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How long one published change takes to a consumer of the changes, and to a committed row. */
final class Latency {
  private static final GroupKey KEY = new GroupKey(Environment.DEFAULT, GroupType.ETF, "SPY");
  private static final int WARM_UP = 50;
  private static final int ROUNDS = 300;
  private static final String ROW =
      "SELECT 1 FROM membership_projection.versions WHERE group_key = ? AND version >= ?";

  private final String brokers;
  private final String jdbcUrl;

  Latency(String brokers, String jdbcUrl) {
    this.brokers = brokers;
    this.jdbcUrl = jdbcUrl;
  }

  /** Milliseconds, sorted. */
  record Result(double[] toChange, double[] toRow) {}

  Result measure() throws SQLException {
    double[] toChange = new double[ROUNDS];
    double[] toRow = new double[ROUNDS];
    try (EventPublisher publisher =
            EventPublisher.single(Map.of("bootstrap.servers", brokers), Clock.systemUTC());
        KafkaConsumer<byte[], byte[]> consumer = consumer();
        Connection connection = DriverManager.getConnection(jdbcUrl);
        PreparedStatement row = connection.prepareStatement(ROW)) {
      consumer.subscribe(List.of(Topics.CHANGES.name()));
      while (consumer.assignment().isEmpty()) {
        consumer.poll(Duration.ofMillis(100));
      }
      consumer.seekToEnd(consumer.assignment());
      consumer.assignment().forEach(consumer::position);
      for (int i = -WARM_UP; i < ROUNDS; i++) {
        long start = System.nanoTime();
        publisher.publish(change(i)).join();
        long version = awaitChange(consumer);
        double change = (System.nanoTime() - start) / 1e6;
        awaitRow(row, version);
        double committed = (System.nanoTime() - start) / 1e6;
        if (i >= 0) {
          toChange[i] = change;
          toRow[i] = committed;
        }
        LockSupport.parkNanos(Duration.ofMillis(5 + i % 17).toNanos()); // not in step with commits
      }
    }
    Arrays.sort(toChange);
    Arrays.sort(toRow);
    return new Result(toChange, toRow);
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            brokers,
            "group.id",
            UUID.randomUUID().toString(),
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "latest"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static Unwritten change(int round) {
    Symbol symbol = new Symbol("LATENCY");
    Weight weight = new Weight(BigDecimal.valueOf(WARM_UP + 1L + round, 6));
    TreeMap<Symbol, Member> put = new TreeMap<>();
    put.put(symbol, new Member(symbol, Optional.of(weight), Optional.empty()));
    EventId id = new EventId("benchmark", UUID.randomUUID().toString());
    return new Unwritten(
        KEY,
        new Cause(id, Optional.empty(), Optional.empty(), Map.of()),
        Optional.empty(),
        Optional.empty(),
        new GroupEvent.MembersChanged(put, new TreeSet<>()));
  }

  private static long awaitChange(KafkaConsumer<byte[], byte[]> consumer) {
    while (true) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
        return Json.readTree(record.value()).path("version").asLong();
      }
    }
  }

  private static void awaitRow(PreparedStatement row, long version) throws SQLException {
    row.setString(1, KEY.toString());
    row.setLong(2, version);
    while (true) {
      try (ResultSet found = row.executeQuery()) {
        if (found.next()) {
          return;
        }
      }
    }
  }
}
