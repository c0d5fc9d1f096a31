package com.tickstock.membership.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tickstock.membership.Await;
import com.tickstock.membership.Integration;
import com.tickstock.membership.config.Config;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.service.Command;
import com.tickstock.membership.service.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user runs it, against a running service and real tables. */
@Integration
class MigrationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private static Path data;
  private static Service service;

  @BeforeAll
  static void start() throws InterruptedException {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.put(Setting.DATA_DIR, data.toString());
    flags.put(Setting.HTTP_PORT, "0");
    flags.put(Setting.EMBEDDED_KAFKA_PORT, "0");
    flags.put(Setting.EMBEDDED_POSTGRES_PORT, "0");
    service = Service.start(Config.of(flags, Map.of()), Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** The output and exit code of the command. */
  private record Run(int exitCode, String out, String err) {
    JsonNode json() throws IOException {
      return JSON.readTree(out);
    }

    JsonNode line(String group) throws IOException {
      for (JsonNode line : json().path("lines")) {
        if (line.path("group").asText().equals(group)) {
          return line;
        }
      }
      throw new AssertionError(group + " is not in " + out);
    }
  }

  @Test
  void entriesBecomeGroupsThatAnswerAndTheTableStaysAsItIs() throws Exception {
    String url = cacheEntries("Energy");
    String all = "SELECT xmin, * FROM cache_entries ORDER BY id";
    List<String> before = rows(url, all);

    Run run = migrate("--from", "cache_entries", "--database-url", url);

    assertThat(run.exitCode()).as(run.err() + run.out()).isEqualTo(3);
    assertThat(run.out())
        .contains(
            "refused DEFAULT/ETF/BAD: type etf_holdings, key bad, name Bad: holdings[1] is \"5\"",
            "Groups: 3 migrated, 1 refused; 5 memberships in the source, 5 of them in the service,"
                + " 0 differences.",
            "Left alone: environment UAT (1 rows)",
            "Left alone: type stock_stats (1 rows)");
    assertThat(rows(url, all)).isEqualTo(before).hasSize(6);
    JsonNode fund = get("/v1/groups/ETF/FUND1");
    assertThat(fund.path("members").toString())
        .isEqualTo(
            "[{\"symbol\":\"AAPL\",\"weight\":0.6},{\"symbol\":\"BRK.B\",\"weight\":0.4,"
                + "\"metadata\":{\"written\":\"BRK-B\"}}]");
    assertThat(fund.path("effectiveAt").asText()).isEqualTo("2025-12-20T10:00:00.123456Z");
    assertThat(fund.path("liquidityFilter").path("market_cap_threshold").asLong()).isEqualTo(5L);
    assertThat(get("/v1/groups/THEME/miners1").path("memberCount").asInt()).isEqualTo(3);
    assertThat(get("/v1/groups/SECTOR/energy").path("description").asText()).isEqualTo("Oil");
    String created = "SELECT created_at FROM definition_groups WHERE name = 'FUND1'";
    Await.until(
        "the row of the migrated group",
        () -> assertThat(rows(service(), created)).containsExactly("2025-12-01 08:00:00"));
  }

  @Test
  void aDryRunSaysExactlyWhatItWouldPublishAndPublishesNothing() throws Exception {
    String url = cacheEntries("Utilities");
    execute(url, "UPDATE cache_entries SET key = replace(key, '1', '2')");

    Run run =
        migrate("--from", "cache_entries", "--database-url", url, "--mode", "dry-run", "--json");

    assertThat(run.exitCode()).isEqualTo(3);
    JsonNode line = run.line("DEFAULT/ETF/FUND2");
    assertThat(line.path("result").asText()).isEqualTo("WOULD_MIGRATE");
    JsonNode event = line.path("event");
    assertThat(event.path("source").asText()).isEqualTo("migration");
    assertThat(event.path("effectiveat").asText()).isEqualTo("2025-12-20T10:00:00.123456Z");
    assertThat(event.path("data").path("createdAt").asText()).isEqualTo("2025-12-01T08:00:00Z");
    assertThat(event.path("data").path("members")).hasSize(2);
    assertThat(status("/v1/groups/ETF/FUND2")).isEqualTo(404);
    assertThat(migrate("--from", "cache_entries", "--database-url", url, "--mode", "dry-run").out())
        .contains(
            "would publish DEFAULT/ETF/FUND2: com.tickstock.membership.MembersReplaced.v1 from"
                + " 2025-12-20T10:00:00.123456Z",
            "Groups: 3 would migrate, 1 refused;");
  }

  @Test
  void aSecondRunPublishesNothingAndLaterEditsStayUnlessForced() throws Exception {
    String url = cacheEntries("Materials");
    execute(url, "UPDATE cache_entries SET key = replace(key, '1', '3')");
    execute(url, "DELETE FROM cache_entries WHERE key = 'bad'");
    String[] command = {"--from", "cache_entries", "--database-url", url, "--json"};
    assertThat(migrate(command).exitCode()).isZero();
    long version = get("/v1/groups/ETF/FUND3").path("version").asLong();

    Run second = migrate(command);

    assertThat(second.exitCode()).isZero();
    assertThat(second.json().path("lines"))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line.path("result").asText()).isEqualTo("UNCHANGED"));
    assertThat(get("/v1/groups/ETF/FUND3").path("version").asLong()).isEqualTo(version);

    send(
        "POST",
        "/v1/groups/ETF/FUND3/changes?wait=true",
        "{\"put\":[{\"symbol\":\"NVDA\",\"weight\":0.1}],\"remove\":[\"AAPL\"]}");
    send("DELETE", "/v1/groups/THEME/miners3?wait=true", "");
    Run third = migrate(command);

    assertThat(third.exitCode()).isEqualTo(3);
    JsonNode fund = third.line("DEFAULT/ETF/FUND3");
    assertThat(fund.path("result").asText()).isEqualTo("REFUSED");
    assertThat(fund.path("detail").asText()).contains("--force");
    assertThat(fund.path("differences").toString())
        .isEqualTo("[\"AAPL is missing\",\"NVDA is not in the source\"]");
    assertThat(third.line("DEFAULT/THEME/miners3").path("detail").asText()).contains("retired");
    assertThat(get("/v1/groups/ETF/FUND3").path("version").asLong()).isEqualTo(version + 1);
    assertThat(status("/v1/groups/THEME/miners3")).isEqualTo(404);

    for (int i = 2; i < 4; i++) {
      Run forced = migrate("--from", "cache_entries", "--database-url", url, "--json", "--force");
      assertThat(forced.line("DEFAULT/ETF/FUND3").path("result").asText()).isEqualTo("MIGRATED");
      assertThat(get("/v1/groups/ETF/FUND3").path("version").asLong())
          .isEqualTo(version + 2L * i - 2);
      // the same edit again must have the same result
      send(
          "POST",
          "/v1/groups/ETF/FUND3/changes?wait=true",
          "{\"put\":[{\"symbol\":\"NVDA\",\"weight\":0.1}],\"remove\":[\"AAPL\"]}");
    }
  }

  @Test
  void aGroupThatDoesNotComeOutAsTheSourceSaysIsToldAndTheCommandFails() throws Exception {
    String url = cacheEntries("Financials");
    execute(url, "DELETE FROM cache_entries WHERE key <> 'fund1' OR environment <> 'DEFAULT'");
    execute(url, "UPDATE cache_entries SET key = 'fund4'");
    // retire a group that does not exist: the retirement is effective after the migrated event
    send("DELETE", "/v1/groups/ETF/FUND4?wait=true", "");

    Run run = migrate("--from", "cache_entries", "--database-url", url);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "differs DEFAULT/ETF/FUND4: the group does not exist",
            "Groups: 1 different; 2 memberships in the source, 0 of them in the service,"
                + " 1 differences.");
  }

  @Test
  void theServicesOwnTablesBecomeTheLogAndEveryRowStaysTheSameRow() throws Exception {
    execute(
        service(),
        """
        INSERT INTO definition_groups (id, name, type, description, metadata, liquidity_filter,
            environment, created_at, updated_at, last_update)
        VALUES (1042, 'OLD', 'ETF', 'old', '{"b": 1.50, "a": null}', '{"min": 1}', 'TEST',
                '2020-01-02 03:04:05.678901', '2021-01-01', '2020-06-01'),
               (1041, 'empty', 'THEME', NULL, NULL, NULL, 'TEST',
                '2020-01-01', '2020-01-01', '2999-01-01'),
               (1040, 'Upper', 'THEME', NULL, NULL, NULL, 'TEST',
                '2020-01-01', '2020-01-01', '2020-01-01');
        INSERT INTO group_memberships (id, group_id, symbol, weight, metadata, added_at, updated_at)
        VALUES (2007, 1042, 'AAPL', 0.5, '{"n": 1}', '2020-01-03 01:02:03.456789', '2020-01-03'),
               (2003, 1042, 'MSFT', NULL, NULL, '2020-01-04', '2020-01-04'),
               (2009, 1042, 'TSLA', -0.1, NULL, '2020-01-05', '2020-01-05');
        """);
    String groups =
        "SELECT id, name, description, metadata, liquidity_filter, created_at FROM definition_groups"
            + " WHERE environment = 'TEST' ORDER BY id";
    String members =
        "SELECT id, group_id, symbol, weight, metadata, added_at FROM group_memberships"
            + " WHERE group_id BETWEEN 1040 AND 1042 ORDER BY id";
    List<String> groupsBefore = rows(service(), groups);
    List<String> membersBefore = rows(service(), members);

    Run run =
        migrate("--from", "tables", "--database-url", service(), "--environment", "TEST", "--json");

    assertThat(run.exitCode()).as(run.err() + run.out()).isEqualTo(3);
    assertThat(run.line("TEST/ETF/OLD").path("result").asText()).isEqualTo("MIGRATED");
    assertThat(run.line("TEST/THEME/empty").path("result").asText()).isEqualTo("MIGRATED");
    assertThat(run.line("TEST/THEME/Upper").path("detail").asText())
        .isEqualTo("name is \"Upper\": expected \"upper\", the canonical name: rename the row");
    assertThat(get("/v1/groups/ETF/OLD?environment=TEST").path("effectiveAt").asText())
        .as("since the last of its rows was written")
        .isEqualTo("2021-01-01T00:00:00Z");
    String projected =
        "SELECT count(*) FROM definition_groups WHERE environment = 'TEST' AND updated_at > '2025-01-01'";
    Await.until(
        "the rows of the migrated members",
        () -> assertThat(rows(service(), projected)).containsExactly("2"));
    assertThat(rows(service(), groups)).isEqualTo(groupsBefore).hasSize(3);
    assertThat(rows(service(), members)).isEqualTo(membersBefore).hasSize(3);

    Run again =
        migrate("--from", "tables", "--database-url", service(), "--environment", "TEST", "--json");
    assertThat(again.line("TEST/ETF/OLD").path("result").asText()).isEqualTo("UNCHANGED");
    assertThat(again.line("TEST/ETF/OLD").path("version").asInt()).isEqualTo(1);
  }

  @Test
  void theTablesOfAnotherDatabaseKeepTheirDatesAndTheIdsThatAreFree() throws Exception {
    String url = database();
    execute(
        url,
        """
        CREATE TABLE definition_groups (id SERIAL PRIMARY KEY, name VARCHAR(100), type VARCHAR(50),
          description TEXT, metadata JSONB, liquidity_filter JSONB, environment VARCHAR(10),
          created_at TIMESTAMP, updated_at TIMESTAMP, last_update TIMESTAMP);
        CREATE TABLE group_memberships (id SERIAL PRIMARY KEY, group_id INTEGER, symbol VARCHAR(50),
          weight NUMERIC(5,4), metadata JSONB, added_at TIMESTAMP, updated_at TIMESTAMP);
        INSERT INTO definition_groups VALUES (5042, 'XLF', 'ETF', 'fin', NULL, NULL, 'UAT',
          '2020-01-02', '2021-01-01', '2021-01-01');
        INSERT INTO group_memberships VALUES
          (6007, 5042, 'BRK-B', 0.5, '{"a": 1}', '2020-01-03', '2020-01-03'),
          (6008, 5042, 'JPM', 0.25, NULL, NULL, NULL);
        """);

    Run run = migrate("--from", "tables", "--database-url", url, "--environment", "UAT");

    assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
    assertThat(run.out()).contains("note UAT/ETF/XLF: BRK-B is written BRK.B", "1 migrated");
    String projected =
        "SELECT m.id, group_id, symbol, m.weight, m.metadata, extract(year FROM added_at) < 2025,"
            + " created_at FROM group_memberships m JOIN definition_groups g ON g.id = group_id"
            + " WHERE environment = 'UAT' ORDER BY 1";
    Await.until(
        "the rows of the migrated members",
        () ->
            assertThat(rows(service(), projected))
                .containsExactly(
                    "6007|5042|BRK.B|0.5000|{\"a\": 1, \"written\": \"BRK-B\"}|t"
                        + "|2020-01-02 00:00:00",
                    "6008|5042|JPM|0.2500|null|f|2020-01-02 00:00:00"));
  }

  @Test
  void whatIsNotThereIsToldWithoutAPassword() throws Exception {
    String url = database();
    assertThat(migrate("--from", "cache_entries", "--database-url", url + "&password=hunter2"))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(1))
        .satisfies(
            run ->
                assertThat(run.err())
                    .contains("no table cache_entries in the database", "--database-url"));
    execute(url, "CREATE TABLE cache_entries (id INT, type TEXT, key TEXT, value JSONB)");
    assertThat(migrate("--from", "cache_entries", "--database-url", url).err())
        .contains("has no column environment, name");
    assertThat(migrate("--from", "tables", "--database-url", url).err())
        .contains("no table public.definition_groups");
    for (String wrong :
        List.of(
            "jdbc:postgresql://127.0.0.1:1/x?user=u&password=hunter2",
            "jdbc:postgresql://127.0.0.1:port/x?user=u&password=hunter2",
            url.replace("user=postgres", "user=nobody&password=hunter2"),
            url.replace("test_", "none_") + "&password=hunter2")) {
      Run run = migrate("--from", "tables", "--database-url", wrong);
      assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
      assertThat(run.err()).contains("database").doesNotContain("hunter2", "\tat ");
    }
    Run usage = migrate("--from", "tables", "--database-url", "postgres://u:hunter2@h/d");
    assertThat(usage.exitCode()).isEqualTo(2);
    assertThat(usage.err()).contains("--database-url").doesNotContain("hunter2");
    assertThat(migrate("--from", "tables").exitCode()).isEqualTo(2);
    assertThat(migrate("--from", "tables", "--database-url", url, "--weights", "percent"))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
        .satisfies(run -> assertThat(run.err()).contains("need --from cache_entries"));
  }

  @Test
  void onlyAMigrationSaysWhichRowsItsMembersWere() throws Exception {
    String body = "{\"members\":[{\"symbol\":\"A\",\"addedAt\":\"2020-01-01\"}]}";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service.url() + "/v1/groups/ETF/ROWS"))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();

    HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("members", "addedAt");
  }

  @Test
  void anEmptyTableIsNoMigration() throws Exception {
    String url = cacheEntries("Real Estate");
    execute(url, "DELETE FROM cache_entries");

    Run run = migrate("--from", "cache_entries", "--database-url", url);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("nothing to migrate of DEFAULT");
  }

  private static String cacheEntries(String sector) throws SQLException {
    String url = database();
    execute(
        url,
        """
        CREATE TABLE cache_entries (
          id SERIAL PRIMARY KEY, type VARCHAR(100) NOT NULL, name VARCHAR(255) NOT NULL,
          key VARCHAR(255) NOT NULL, value JSONB, environment VARCHAR(50),
          created_at TIMESTAMP DEFAULT NOW(), updated_at TIMESTAMP,
          UNIQUE (type, key, environment));
        INSERT INTO cache_entries (type, name, key, value, environment, created_at, updated_at)
        SELECT type, name, key, value::jsonb, environment,
               '2025-12-01 08:00:00', '2025-12-20 10:00:00.123456'
        FROM (VALUES
          ('etf_holdings', 'A fund', 'fund1',
           '{"holdings": [{"symbol": "AAPL", "weight": 60}, {"symbol": "BRK-B", "weight": 40}],
             "market_cap_threshold": 5}', 'DEFAULT'),
          ('etf_holdings', 'Bad', 'bad', '{"holdings": ["AAPL", 5]}', 'DEFAULT'),
          ('etf_holdings', 'Other', 'fund1', '{"holdings": ["AAPL"]}', 'UAT'),
          ('theme_definition', 'Miners', 'miners1', '{"symbols": ["MARA", "RIOT", "CLSK"]}',
           'DEFAULT'),
          ('sector_industry_map', '%1$s', '%1$s',
           '{"industries": ["Oil"], "representative_stocks": ["XOM"], "description": "Oil"}',
           'DEFAULT'),
          ('stock_stats', 'universe', 'summary', '{"overview": {}}', 'DEFAULT')
        ) AS v (type, name, key, value, environment)
        """
            .formatted(sector));
    return url;
  }

  private static String service() {
    return service.embeddedJdbcUrl().orElseThrow();
  }

  private static String database() throws SQLException {
    String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
    execute(service(), "CREATE DATABASE " + name);
    return service().replace("/postgres?", "/" + name + "?");
  }

  private static Run migrate(String... arguments) {
    List<String> command = new ArrayList<>(List.of("migrate", "--url", service.url()));
    command.addAll(List.of(arguments));
    Command done = Command.run(command.toArray(String[]::new));
    return new Run(done.code(), done.out(), done.err());
  }

  private static JsonNode get(String path) throws Exception {
    return JSON.readTree(send("GET", path, ""));
  }

  private static int status(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + path)).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static String send(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service.url() + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> rows(String url, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        StringJoiner row = new StringJoiner("|");
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(found.getString(i)));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
