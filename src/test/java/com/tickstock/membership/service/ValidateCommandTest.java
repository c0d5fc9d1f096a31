package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.Integration;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code validate} on the files of the distribution, from load to tables. */
@Integration
class ValidateCommandTest {
  @TempDir static Path data;
  private static RunningService service;

  @BeforeAll
  static void startWithTheShippedFiles() {
    service = RunningService.start(data, Path.of("holdings"));
    service.load();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static Command validate(String... arguments) {
    List<String> all = new ArrayList<>(List.of("validate", "--url", service.url()));
    all.addAll(List.of(arguments));
    return Command.run(all.toArray(String[]::new));
  }

  private static JsonNode check(JsonNode validation, String rule) {
    for (JsonNode check : validation.path("checks")) {
      if (check.path("rule").asText().equals(rule)) {
        return check;
      }
    }
    throw new AssertionError(rule);
  }

  private static JsonNode tables() {
    return check(validate("--json").json(), "tables-equal-stores");
  }

  @Test
  void freshlyLoadedFilesPass() {
    Command validation = validate();

    assertThat(validation.done()).contains("PASS  no ETF is empty");
    assertThat(validation.out().lines()).filteredOn(line -> line.startsWith("PASS  ")).hasSize(9);
  }

  @Test
  void groupsThatDidNotChangeForLongAreAWarning() {
    Command validation = validate("--verbose");

    assertThat(validation.done())
        .contains("WARN  every group changed within its usual interval", "DEFAULT: WARN")
        .containsPattern("DEFAULT/ETF/SPY at version \\d+: \\d+ (weeks|years) old, (usually|too)");
  }

  @Test
  void theReportSaysHowOldGroupsAreAndWhatChangedSince() {
    Command report = Command.run("report", "--url", service.url(), "--since", "2025-07-01");

    assertThat(report.done())
        .contains("Changed since 2025-07-01")
        .containsPattern("ETF +\\| QQQ +\\| +101 +\\| +0 ")
        .contains("Not changed for the longest time")
        .containsPattern("\\d+ (weeks|years)");
  }

  @Test
  void aRowThatWasDeletedBehindTheServiceIsFound() throws SQLException {
    service.awaitTablesEqualStores();
    service
        .tables()
        .execute(
            """
            CREATE TABLE kept AS SELECT m.* FROM group_memberships m
              JOIN definition_groups g ON g.id = m.group_id
              WHERE g.name = 'SPY' AND m.symbol IN ('AAPL', 'MSFT');
            DELETE FROM group_memberships WHERE id IN (SELECT id FROM kept WHERE symbol = 'AAPL');
            UPDATE group_memberships SET weight = 0.5
              WHERE id IN (SELECT id FROM kept WHERE symbol = 'MSFT')
            """);
    try {
      Command validation = validate("--verbose");

      assertThat(validation.code()).isEqualTo(1);
      assertThat(validation.out())
          .contains("FAIL  the SQL tables are equal to the stores", "1 found")
          .containsPattern("DEFAULT/ETF/SPY at version \\d+: missing rows: AAPL; weights differ")
          .contains("row 0.5000)");
      assertThat(validate().out()).contains("--verbose lists").doesNotContain("AAPL");
      assertThat(validate("--json").code()).isEqualTo(1);
    } finally {
      service
          .tables()
          .execute(
              """
              DELETE FROM group_memberships WHERE id IN (SELECT id FROM kept);
              INSERT INTO group_memberships SELECT * FROM kept;
              DROP TABLE kept
              """);
    }
    assertThat(tables().path("verdict").asText()).isEqualTo("PASS");
  }

  @Test
  void aRowOfAGroupThatTheLogDoesNotKnowIsAWarning() throws SQLException {
    service
        .tables()
        .execute(
            """
            INSERT INTO definition_groups (name, type, environment, metadata)
            VALUES ('mine:own', 'CUSTOM', 'DEFAULT', '[1]')
            """);
    try {
      Command validation = validate("--verbose");

      assertThat(validation.done()).contains("WARN  the SQL tables", "DEFAULT/CUSTOM/mine:own");
    } finally {
      service.tables().execute("DELETE FROM definition_groups WHERE name = 'mine:own'");
    }
  }

  @Test
  void rulesAreBrokenByWrites() {
    service.http().put("/v1/groups/ETF/EMPTY?wait=true&environment=TEST", "{\"members\":[]}").ok();
    service
        .http()
        .put(
            "/v1/groups/ETF/PILLS?wait=true&environment=TEST",
            "{\"members\":[{\"symbol\":\"LLY\"}]}")
        .ok();

    Command validation = validate("--verbose", "--environment", "TEST");

    assertThat(validation.code()).isEqualTo(1);
    assertThat(validation.out())
        .contains(
            "TEST/ETF/EMPTY at version 1: has no members",
            "LLY: is in no sector",
            "PASS  the SQL tables are equal to the stores (1 membership of 2 groups)");
  }

  @Test
  void anEnvironmentWithoutGroupsIsAWarning() {
    assertThat(validate("--environment", "PROD").done()).contains("WARN  there are groups");
    assertThat(validate("--environment", "NOWHERE").code()).isEqualTo(2);
    assertThat(Command.run("validate", "--url", "http://127.0.0.1:1").code()).isEqualTo(1);
  }

  @Test
  void whatIsOnItsWayIsNoFailure() throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    ExecutorService writer = Executors.newSingleThreadExecutor();
    Future<Integer> written =
        writer.submit(
            () -> {
              int round = 0;
              while (writing.get()) {
                round++;
                service
                    .http()
                    .put("/v1/groups/UNIVERSE/busy?wait=true&environment=UAT", busy(round));
                service
                    .http()
                    .put("/v1/groups/SECTOR/energy?wait=true&environment=UAT", busy(round));
              }
              return round;
            });
    try {
      JsonNode validation = service.http().get("/v1/validation?environment=UAT").ok();
      assertThat(validation.path("verdict").asText())
          .as(validation.toPrettyString())
          .isNotEqualTo("FAIL");
    } finally {
      writing.set(false);
      writer.shutdown();
    }
    assertThat(written.get()).isPositive();
    assertThat(service.http().get("/v1/validation?environment=UAT").ok().path("verdict").asText())
        .isEqualTo("PASS");
  }

  private static String busy(int round) {
    return IntStream.range(0, 50)
        .mapToObj(n -> "{\"symbol\":\"B%d\",\"weight\":0.000%03d}".formatted(n, round % 1000))
        .collect(Collectors.joining(",", "{\"members\":[", "]}"));
  }
}
