package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import com.tickstock.membership.Await;
import com.tickstock.membership.Integration;
import com.tickstock.membership.access.Certificates;
import com.tickstock.membership.access.ClientIdentity;
import com.tickstock.membership.access.NewToken;
import com.tickstock.membership.access.Role;
import com.tickstock.membership.config.Config;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.embedded.EmbeddedPostgres;
import com.tickstock.membership.embedded.SecuredKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances with tokens and https, on a broker that requires a password. */
@Integration
class SecuredInstancesTest {
  private static final String USER = "membership";
  private static final String PASSWORD = "correct-horse";
  private static final NewToken INSTANCES = NewToken.of("instances", Role.READ);
  private static final NewToken LOADER = NewToken.of("loader", Role.PUBLISH);
  private static final int GROUPS = 12;

  @TempDir static Path data;
  @TempDir static Path files;
  @TempDir static Path access;
  private static final List<AutoCloseable> started = new ArrayList<>();
  private static final List<RunningService> instances = new ArrayList<>();
  private static final Map<String, String> variables = new HashMap<>();
  private static Logged log;
  private static String folded;

  @BeforeAll
  static void start() throws Exception {
    Folder folder = new Folder(files);
    for (int i = 0; i < GROUPS; i++) {
      folder.with("list%02d.csv".formatted(i), "AAPL", "X" + i);
    }
    Files.write(access.resolve("tokens"), List.of(INSTANCES.line(), LOADER.line()));
    Certificates server = Certificates.make(access, "server", "RSA");
    SecuredKafka kafka = SecuredKafka.start(data.resolve("kafka"), USER, PASSWORD);
    started.add(kafka);
    EmbeddedPostgres postgres = EmbeddedPostgres.start(data.resolve("postgres"), 0);
    started.add(postgres);
    variables.put("MEMBERSHIP_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    variables.put("MEMBERSHIP_DATABASE_URL", postgres.jdbcUrl());
    variables.put("MEMBERSHIP_TOKENS_FILE", access.resolve("tokens").toString());
    variables.put("MEMBERSHIP_TOKEN", INSTANCES.token());
    variables.put("MEMBERSHIP_TLS_CERTIFICATE", server.certificate().toString());
    variables.put("MEMBERSHIP_TLS_KEY", server.key().toString());
    variables.put("MEMBERSHIP_TLS_CA", server.certificate().toString());
    variables.put("MEMBERSHIP_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT");
    variables.put("MEMBERSHIP_KAFKA_SASL_MECHANISM", "PLAIN");
    variables.put("MEMBERSHIP_KAFKA_SASL_JAAS_CONFIG", SecuredKafka.login(USER, PASSWORD) + ";");
    Map<String, Object> client = new HashMap<>(config("client", variables).kafka());
    client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    folded = Cluster.log(client);
    log = new Logged("org.apache.kafka", Level.INFO);
    started.add(log);
    for (int i = 0; i < 2; i++) {
      RunningService instance = RunningService.start(config("instance-" + i, variables));
      started.add(instance);
      instances.add(instance);
    }
    assertThat(instances.get(0).load().hasRefusals()).isFalse();
    Await.until("groups at both instances", () -> assertThat(holders()).containsExactly(0, 1));
  }

  private static Config config(String name, Map<String, String> said) {
    return RunningService.config(data.resolve(name), files, new EnumMap<>(Setting.class), said);
  }

  @AfterAll
  static void stop() throws Exception {
    for (int i = started.size() - 1; i >= 0; i--) {
      started.get(i).close();
    }
  }

  /** The instances that hold some of the groups. */
  private static Set<Integer> holders() {
    Set<Integer> holders = new TreeSet<>();
    for (int group = 0; group < GROUPS; group++) {
      for (int i = 0; i < 2; i++) {
        if (Cluster.holds(
            folded, instances.get(i).http(), "UNIVERSE", "list%02d".formatted(group))) {
          holders.add(i);
        }
      }
    }
    return holders;
  }

  @Test
  void everyInstanceAnswersForTheOtherAndTheTablesFollow() {
    for (RunningService instance : instances) {
      assertThat(instance.url()).startsWith("https://");
      for (int group = 0; group < GROUPS; group++) {
        instance.http().get("/v1/groups/UNIVERSE/list%02d".formatted(group)).ok();
      }
      assertThat(instance.http().get("/v1/symbols/AAPL").ok().path("groups")).hasSize(GROUPS);
    }
    instances.get(0).awaitTablesEqualStores();
  }

  @Test
  void anInstanceThatIsNotKnownToTheOtherSaysWhichOneRefusedIt() throws Exception {
    Path tokens = access.resolve("tokens");
    Files.write(tokens, List.of(LOADER.line()));
    try {
      Await.until(
          "the refusal of the peer",
          () ->
              assertThat(problemOfAPeer())
                  .hasValueSatisfying(
                      told ->
                          assertThat(told)
                              .contains("instance 127.0.0.1:", "refuses this instance")
                              .contains("MEMBERSHIP_TOKEN", "the token is unknown")));
    } finally {
      Files.write(tokens, List.of(INSTANCES.line(), LOADER.line()));
    }
    Await.until("an answer of instance 0", () -> instances.get(0).http().get("/v1/groups").ok());
    Await.until("an answer of instance 1", () -> instances.get(1).http().get("/v1/groups").ok());
  }

  private static Optional<String> problemOfAPeer() {
    String[] loader = {"Authorization", "Bearer " + LOADER.token()};
    Answers asLoader = new Answers(instances.get(0).url(), trusting());
    for (int group = 0; group < GROUPS; group++) {
      Answers.Answer answer = asLoader.get("/v1/groups/UNIVERSE/list%02d".formatted(group), loader);
      if (answer.status() == 503) {
        return Optional.of(answer.problem(503));
      }
    }
    return Optional.empty();
  }

  private static ClientIdentity trusting() {
    return new ClientIdentity(
        Optional.empty(), Optional.of(Path.of(variables.get("MEMBERSHIP_TLS_CA"))));
  }

  @Test
  void commandsReachTheServiceAndTheBrokersWithTheSameVariables() throws Exception {
    Map<String, String> said = new HashMap<>();
    List.of(
            "MEMBERSHIP_TOKEN",
            "MEMBERSHIP_TLS_CA",
            "MEMBERSHIP_KAFKA_SECURITY_PROTOCOL",
            "MEMBERSHIP_KAFKA_SASL_MECHANISM",
            "MEMBERSHIP_KAFKA_SASL_JAAS_CONFIG")
        .forEach(name -> said.put(name, variables.get(name)));
    String url = instances.get(1).url();
    Path event =
        Files.writeString(
            access.resolve("event.jsonl"),
            """
            {"specversion":"1.0","id":"1","source":"me","subject":"DEFAULT/CUSTOM/said",\
            "type":"com.tickstock.membership.MembersReplaced.v1",\
            "data":{"members":[{"symbol":"AAPL"}]}}
            """);

    Command published = CommandProcess.run(said, "publish", event.toString(), "--url", url);
    assertThat(published.code()).as("%s", published).isZero();
    assertThat(GroupAnswer.weights(instances.get(0), "CUSTOM/said")).containsKey("AAPL");
    Command topics = CommandProcess.run(said, "topics", "check", "--url", url);
    assertThat(topics.code()).as("%s", topics).isZero();

    said.put("MEMBERSHIP_KAFKA_SASL_JAAS_CONFIG", SecuredKafka.login(USER, "wrong-one") + ";");
    Command refused = CommandProcess.run(said, "topics", "check", "--url", url);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("Authentication failed").doesNotContain("wrong-one");
    said.remove("MEMBERSHIP_TLS_CA");
    Command distrusting = CommandProcess.run(said, "query", "--stats", "--url", url);
    assertThat(distrusting.code()).isEqualTo(1);
    assertThat(distrusting.err())
        .contains("put the path of its certificates into MEMBERSHIP_TLS_CA");
  }

  @Test
  void aWrongPasswordIsToldAtStart() {
    Map<String, String> wrong = new HashMap<>(variables);
    wrong.put("MEMBERSHIP_KAFKA_SASL_JAAS_CONFIG", SecuredKafka.login(USER, "wrong-one") + ";");
    assertThatThrownBy(() -> RunningService.start(config("wrong", wrong)))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("Kafka rejects this service: ")
        .hasMessageContaining("MEMBERSHIP_KAFKA_")
        .hasMessageNotContaining("wrong-one");
    wrong.put("MEMBERSHIP_KAFKA_SASL_JAAS_CONFIG", SecuredKafka.login(USER, "wrong-one"));
    assertThatThrownBy(() -> RunningService.start(config("wrong", wrong)))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("MEMBERSHIP_KAFKA_SASL_JAAS_CONFIG")
        .hasMessageNotContaining("wrong-one");
  }

  @Test
  void noClientLogsThePasswordWithItsSettings() {
    assertThat(log.lines()).anyMatch(line -> line.contains("sasl.jaas.config = [hidden]"));
    assertThat(log.lines()).noneMatch(line -> line.contains(PASSWORD));
  }
}
