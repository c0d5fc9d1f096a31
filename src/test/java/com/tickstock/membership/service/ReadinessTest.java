package com.tickstock.membership.service;

import static com.tickstock.membership.service.GroupAnswer.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.Await;
import com.tickstock.membership.Integration;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.embedded.EmbeddedKafka;
import com.tickstock.membership.embedded.EmbeddedPostgres;
import com.tickstock.membership.service.Answers.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health checks while the database or the broker is not available, and afterwards. */
@Integration
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
      // even without anything to write
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
      Await.until("a write that is taken", () -> assertThat(put("after").status()).isEqualTo(200));
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
    Await.until(
        "readiness",
        () -> assertThat(service.http().get("/health/ready").ok().path("reasons")).isEmpty());
  }

  private static void awaitNotReady(String reason) {
    Await.until(
        "the service to be not ready because of " + reason,
        () -> {
          Answer health = service.http().get("/health/ready");
          assertThat(health.status()).as(health.body()).isEqualTo(503);
          assertThat(health.json().path("status").asText()).isEqualTo("DOWN");
          assertThat(texts(health.json().path("reasons"), ""))
              .anyMatch(told -> told.startsWith(reason));
        });
  }
}
