package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.embedded.EmbeddedKafka;
import com.tickstock.membership.embedded.EmbeddedPostgres;
import com.tickstock.membership.service.Answers.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an instance says of itself while its database or its broker is away, and after. */
class ReadinessTest {
  @TempDir static Path data;
  @TempDir static Path nothing;
  private static EmbeddedKafka kafka;
  private static EmbeddedPostgres postgres;
  private static RunningService service;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(data.resolve("kafka"), 0);
    postgres = EmbeddedPostgres.start(data.resolve("postgres"), 0);
    service =
        RunningService.start(
            data.resolve("service"),
            nothing,
            Map.of(
                Setting.BOOTSTRAP_SERVERS,
                kafka.bootstrapServers(),
                Setting.DATABASE_URL,
                postgres.jdbcUrl()));
  }

  @AfterAll
  static void stop() {
    service.close();
    postgres.close();
    kafka.close();
  }

  @Test
  void aDatabaseThatIsAwayIsToldUntilItIsBack() {
    awaitReady();
    int port = URI.create(postgres.jdbcUrl().substring("jdbc:".length())).getPort();
    postgres.close();
    try {
      // though there is nothing to write
      awaitNotReady("projection: ");
      assertThat(service.http().get("/health/live").status()).isEqualTo(200);
      assertThat(put("away").status()).as("what needs no database").isEqualTo(200);
    } finally {
      postgres = EmbeddedPostgres.start(data.resolve("postgres"), port);
    }

    awaitReady();
    service.awaitTablesEqualStores();
  }

  @Test
  void aBrokerThatIsAwayIsToldUntilItIsBackAndWhoListensGoesOnListening() {
    awaitReady();
    try (FeedReader listening = FeedReader.open(service, "?group=CUSTOM/before,CUSTOM/after")) {
      assertThat(put("before").status()).isEqualTo(200);
      service.awaitTablesEqualStores();
      String address = kafka.bootstrapServers();
      int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
      kafka.close();
      try {
        awaitNotReady("topology: ");
        assertThat(service.http().get("/health/live").status()).isEqualTo(200);
        assertThat(service.http().get("/metrics").body()).contains("membership_ready 0");
      } finally {
        kafka = EmbeddedKafka.start(data.resolve("kafka"), port);
      }

      awaitReady();
      patiently().until(() -> put("after").status() == 200);
      assertThat(service.http().get("/v1/groups/CUSTOM/before").status()).isEqualTo(200);
      service.awaitTablesEqualStores();
      listening.awaitChanges(2);
      assertThat(listening.versions()).containsExactly("CUSTOM/before 1", "CUSTOM/after 1");
    }
  }

  private static Answer put(String name) {
    return service
        .http()
        .put("/v1/groups/CUSTOM/" + name + "?wait=true", "{\"members\":[{\"symbol\":\"A\"}]}");
  }

  private static void awaitReady() {
    patiently().until(() -> service.http().get("/health/ready").status() == 200);
    assertThat(service.http().get("/health/ready").ok().path("reasons")).isEmpty();
  }

  private static void awaitNotReady(String reason) {
    patiently().until(() -> says(service.http().get("/health/ready"), reason));
  }

  private static boolean says(Answer health, String reason) {
    for (JsonNode told : health.json().path("reasons")) {
      if (told.asText().startsWith(reason)) {
        return health.status() == 503 && health.json().path("status").asText().equals("DOWN");
      }
    }
    return false;
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(200));
  }
}
