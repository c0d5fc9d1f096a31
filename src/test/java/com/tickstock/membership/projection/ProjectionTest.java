package com.tickstock.membership.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.Await;
import com.tickstock.membership.Integration;
import com.tickstock.membership.embedded.EmbeddedPostgres;
import com.tickstock.membership.embedded.SharedServers;
import com.tickstock.membership.json.ChangeJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.topic.Partitions;
import com.tickstock.membership.topic.TopicAdmin;
import com.tickstock.membership.topic.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From {@code membership.changes} to the tables, with failures in between. */
@Integration
class ProjectionTest {
  /** The same in all tests, so that each takes over from the previous one at once. */
  private static final String INSTANCE = "test";

  private static final String GROUP = "membership-projection";

  private static final String SYMBOLS = "SELECT symbol FROM public.group_memberships ORDER BY 1";
  private static final String T1 = "2025-07-11T20:00:00Z";
  private static final String T2 = "2025-07-12T20:00:00Z";
  private static final String T3 = "2025-07-13T20:00:00Z";

  @TempDir private static Path data;
  private static EmbeddedPostgres server;
  private static Admin admin;

  private TestDatabase database;

  @BeforeAll
  static void startServers() {
    server = EmbeddedPostgres.start(data.resolve("postgres"), 0);
    admin = Admin.create(client());
    new TopicAdmin(admin).createMissing(Topics.ALL);
  }

  @AfterAll
  static void stopServers() {
    admin.close();
    server.close();
  }

  /** A new log for the test: recreates the topic under the same name. */
  @BeforeEach
  void begin() throws Exception {
    admin.deleteTopics(List.of(Topics.CHANGES.name())).all().get();
    Await.untilWithoutFailure(
        "a new topic",
        () ->
            assertThat(new TopicAdmin(admin).createMissing(List.of(Topics.CHANGES))).isNotEmpty());
    database = TestDatabase.create(server);
    Database.open(database.url()).close();
  }

  @Test
  void changesOfAllPartitionsBecomeRows() throws Exception {
    List<ChangeJson> changes = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      changes.add(new History("DEFAULT/THEME/t" + i).replaced(T1, "AAPL=0.1", "S" + i));
    }
    assertThat(changes.stream().map(ProjectionTest::partition).distinct()).hasSize(6);
    publish(changes);

    try (Database open = Database.open(database.url());
        Projection projection = projecting(open.dataSource())) {
      Await.until("the rows of 30 groups", () -> assertThat(database.groups()).hasSize(30));
      assertThat(database.members()).hasSize(60);
      Await.until("a projection without trouble", () -> assertThat(projection.trouble()).isEmpty());
    }
  }

  @Test
  void whatWasNotCommittedIsNotProjected() throws Exception {
    try (KafkaProducer<String, byte[]> producer = producer()) {
      producer.initTransactions();
      producer.beginTransaction();
      send(producer, new History("DEFAULT/ETF/SPY").replaced(T1, "ABORTED"));
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      send(producer, new History("DEFAULT/ETF/SPY").replaced(T1, "AAPL"));
      producer.commitTransaction();
    }

    try (Database open = Database.open(database.url());
        Projection projection = projecting(open.dataSource())) {
      Await.until("the rows of 1 groups", () -> assertThat(database.groups()).hasSize(1));
      Await.until("a projection without trouble", () -> assertThat(projection.trouble()).isEmpty());
    }
    assertThat(database.rows(SYMBOLS)).containsExactly("AAPL");
  }

  @Test
  void aRestartGoesOnWhereTheDatabaseSaysAndRepeatsNothing() throws Exception {
    History spy = new History("DEFAULT/ETF/SPY");
    publish(List.of(spy.replaced(T1, "AAPL")));
    List<String> writes;
    try (Database open = Database.open(database.url());
        Projection projection = projecting(open.dataSource())) {
      Await.until("the rows of 1 groups", () -> assertThat(database.groups()).hasSize(1));
      Await.until("a projection without trouble", () -> assertThat(projection.trouble()).isEmpty());
      writes = database.writes();
    }
    // the offsets in the database count, not those in Kafka, which has none here
    admin
        .removeMembersFromConsumerGroup(GROUP, new RemoveMembersFromConsumerGroupOptions())
        .all()
        .get();
    admin.deleteConsumerGroups(List.of(GROUP)).all().get();

    History qqq = new History("DEFAULT/ETF/QQQ");
    publish(List.of(qqq.replaced(T2, "MSFT")));
    try (Database open = Database.open(database.url());
        Projection projection = projecting(open.dataSource())) {
      Await.until("the rows of 2 groups", () -> assertThat(database.groups()).hasSize(2));
      Await.until("a projection without trouble", () -> assertThat(projection.trouble()).isEmpty());
    }

    assertThat(database.writes()).containsAll(writes);
  }

  @Test
  void aGapIsToldAndWaitsForSomebodyToLook() throws Exception {
    History spy = new History("DEFAULT/ETF/SPY");
    ChangeJson first = spy.replaced(T1, "AAPL");
    spy.put(T2, "MISSING");
    publish(List.of(first, spy.put(T3, "MSFT")));

    try (Database open = Database.open(database.url());
        Projection projection = projecting(open.dataSource())) {
      Await.until(
          "the trouble of the gap",
          () ->
              assertThat(projection.trouble().orElse(""))
                  .contains("DEFAULT/ETF/SPY: version 3 follows on 1"));
    }
    assertThat(database.rows(SYMBOLS)).doesNotContain("MSFT");
  }

  @Test
  void aDatabaseThatIsAwayForLongIsTriedAgainAndToldUntilItIsBack() throws Exception {
    History spy = new History("DEFAULT/ETF/SPY");
    publish(List.of(spy.replaced(T1, "AAPL")));
    try (ImpatientPool pool = new ImpatientPool(database.url());
        Projection projection = projecting(pool)) {
      Await.until("the rows of 1 groups", () -> assertThat(database.groups()).hasSize(1));

      int port = stopDatabase();
      pool.forgetConnections();
      try {
        publish(List.of(spy.put(T2, "MSFT")));
        // the write, going back, and then again
        Await.until(
            "3 refused connections", () -> assertThat(pool.refusals()).isGreaterThanOrEqualTo(3));
        assertThat(projection.trouble()).isPresent();
      } finally {
        startDatabase(port);
      }

      Await.until(
          "the members' rows",
          () -> assertThat(database.rows(SYMBOLS)).containsExactly("AAPL", "MSFT"));
      Await.until("a projection without trouble", () -> assertThat(projection.trouble()).isEmpty());
    }
  }

  @Test
  void nothingIsLostWhereTheDatabaseWasAwayForLong() throws Exception {
    History spy = new History("DEFAULT/ETF/SPY");
    History other = samePartition(spy);
    publish(List.of(spy.replaced(T1, "AAPL")));
    try (ImpatientPool pool = new ImpatientPool(database.url());
        Projection projection = projecting(pool)) {
      Await.until("the rows of 1 groups", () -> assertThat(database.groups()).hasSize(1));
      Await.until("a projection without trouble", () -> assertThat(projection.trouble()).isEmpty());

      int port = stopDatabase();
      pool.forgetConnections();
      try {
        publish(List.of(spy.put(T2, "MSFT")));
        // the write, and going back
        Await.until(
            "2 refused connections", () -> assertThat(pool.refusals()).isGreaterThanOrEqualTo(2));
      } finally {
        startDatabase(port);
      }
      Await.until("a connection to the database", () -> assertThat(pool.isConnected()).isTrue());
      publish(List.of(other.replaced(T3, "NVDA")));

      Await.until(
          "the members' rows",
          () -> assertThat(database.rows(SYMBOLS)).containsExactly("AAPL", "MSFT", "NVDA"));
    }
  }

  @Test
  void aDatabaseThatIsAwayAtTheStartIsWaitedFor() throws Exception {
    publish(List.of(new History("DEFAULT/ETF/SPY").replaced(T1, "AAPL")));
    int port = stopDatabase();
    try (ImpatientPool pool = new ImpatientPool(database.url());
        Projection projection = projecting(pool)) {
      try {
        Await.until(
            "1 refused connections", () -> assertThat(pool.refusals()).isGreaterThanOrEqualTo(1));
        assertThat(projection.trouble()).isPresent();
      } finally {
        startDatabase(port);
      }

      Await.until(
          "the members' rows", () -> assertThat(database.rows(SYMBOLS)).containsExactly("AAPL"));
      Await.until("a projection without trouble", () -> assertThat(projection.trouble()).isEmpty());
    }
  }

  private static Projection projecting(DataSource dataSource) {
    Projection projection = new Projection(client(), INSTANCE, dataSource);
    projection.start();
    return projection;
  }

  private static int stopDatabase() {
    int port = URI.create(server.jdbcUrl().substring("jdbc:".length())).getPort();
    server.close();
    return port;
  }

  private static void startDatabase(int port) {
    server = EmbeddedPostgres.start(data.resolve("postgres"), port);
  }

  private static History samePartition(History history) {
    for (int i = 0; ; i++) {
      History other = new History("DEFAULT/THEME/t" + i);
      if (partition(other.key().toString()) == partition(history.key().toString())) {
        return other;
      }
    }
  }

  private static int partition(ChangeJson change) {
    return partition(change.key().toString());
  }

  private static int partition(String key) {
    return Partitions.of(key.getBytes(StandardCharsets.UTF_8), Topics.CHANGES.partitions());
  }

  private static void publish(List<ChangeJson> changes) {
    try (KafkaProducer<String, byte[]> producer = producer()) {
      producer.initTransactions();
      producer.beginTransaction();
      changes.forEach(change -> send(producer, change));
      producer.commitTransaction();
    }
  }

  private static void send(KafkaProducer<String, byte[]> producer, ChangeJson change) {
    String topic = Topics.CHANGES.name();
    // what becomes of it is told by the commit
    var unused =
        producer.send(new ProducerRecord<>(topic, change.key().toString(), Json.write(change)));
  }

  private static KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            SharedServers.kafka().bootstrapServers(),
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            "test-" + UUID.randomUUID()),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private static Map<String, Object> client() {
    return SharedServers.kafkaClient();
  }
}
