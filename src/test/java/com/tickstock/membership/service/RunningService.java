package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.Await;
import com.tickstock.membership.config.Config;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.loader.LoadRequest;
import com.tickstock.membership.loader.Loader;
import com.tickstock.membership.loader.Progress;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.query.Outcomes;
import com.tickstock.membership.topic.EventPublisher;
import com.tickstock.membership.topic.Topic;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** A whole service with a real broker and database; embedded ones unless the test sets others. */
final class RunningService implements AutoCloseable {
  private final Service service;
  private final Answers http;
  private final Tables tables;

  private RunningService(Service service, Config config, Tables tables) {
    this.service = service;
    this.http = new Answers(service.url(), config.access().clientIdentity());
    this.tables = tables;
  }

  static RunningService start(Path data, Path holdings) {
    return start(data, holdings, Map.of());
  }

  /**
   * @param others additional settings, such as another broker and database
   */
  static RunningService start(Path data, Path holdings, Map<Setting, String> others) {
    return start(config(data, holdings, others));
  }

  static RunningService start(Config config) {
    try {
      Service service = Service.start(config, Clock.systemUTC());
      String jdbcUrl = service.embeddedJdbcUrl().or(config::databaseUrl).orElseThrow();
      return new RunningService(service, config, new Tables(jdbcUrl));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Config config(Path data, Path holdings, Map<Setting, String> others) {
    return config(data, holdings, others, Map.of());
  }

  static Config config(
      Path data, Path holdings, Map<Setting, String> others, Map<String, String> variables) {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.put(Setting.DATA_DIR, data.toString());
    flags.put(Setting.HOLDINGS_DIR, holdings.toString());
    // files of a few symbols are enough for a test
    flags.put(Setting.LOAD_MIN_MEMBERS, "1");
    flags.put(Setting.LOAD_MIN_WEIGHT_SUM, "0");
    flags.put(Setting.LOAD_SETTLE_SECONDS, "0");
    flags.put(Setting.LOAD_MAX_TURNOVER, "10000");
    flags.put(Setting.HTTP_PORT, "0");
    flags.put(Setting.EMBEDDED_KAFKA_PORT, "0");
    flags.put(Setting.EMBEDDED_POSTGRES_PORT, "0");
    flags.putAll(others);
    return Config.of(flags, variables);
  }

  LoadReport load() {
    return service.loadHoldings(Progress.NONE);
  }

  /** Loads like the {@code load} command, but in this process. */
  LoadReport load(LoadRequest request) {
    return loader(request).load(request);
  }

  LoadReport loadHistories(LoadRequest request) {
    return loader(request).loadHistories(request);
  }

  private Loader loader(LoadRequest request) {
    MembershipQueries queries = service.queries();
    Map<String, Object> kafka = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers());
    return new Loader(
        new LocalGroups(queries, new Outcomes(queries), 20_000),
        within ->
            EventPublisher.transactional(
                kafka, request.environment().name(), Clock.systemUTC(), within),
        Progress.NONE,
        Clock.systemUTC());
  }

  /** The number of records in a topic, including commit markers. */
  long logged(Topic topic) {
    try (Admin admin =
        Admin.create(
            Map.<String, Object>of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers()))) {
      return admin
          .listOffsets(
              IntStream.range(0, topic.partitions())
                  .mapToObj(p -> new TopicPartition(topic.name(), p))
                  .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
          .all()
          .get()
          .values()
          .stream()
          .mapToLong(result -> result.offset())
          .sum();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  Answers http() {
    return http;
  }

  String url() {
    return service.url();
  }

  String brokers() {
    return service.bootstrapServers();
  }

  Tables tables() {
    return tables;
  }

  /** Asserts that the groups over HTTP equal the rows in the tables, including members. */
  void awaitTablesEqualStores() {
    awaitTablesEqualStores(Environment.DEFAULT);
  }

  void awaitTablesEqualStores(Environment environment) {
    Await.until(
        "tables that equal the stores",
        () -> assertThat(tables().groups(environment)).isEqualTo(storedGroups(environment)));
  }

  private SortedMap<String, Tables.GroupRow> storedGroups(Environment environment) {
    SortedMap<String, Tables.GroupRow> groups = new TreeMap<>();
    String cursor = "";
    do {
      JsonNode page = http.get("/v1/groups?limit=50&environment=" + environment + cursor).ok();
      for (JsonNode summary : page.path("groups")) {
        Tables.GroupRow row = stored(environment, summary);
        groups.put(row.key(), row);
      }
      cursor = "&cursor=" + page.path("nextCursor").asText();
    } while (!cursor.endsWith("=null") && !cursor.endsWith("="));
    return groups;
  }

  private Tables.GroupRow stored(Environment environment, JsonNode summary) {
    String path = summary.path("type").asText() + "/" + summary.path("name").asText();
    return Tables.GroupRow.of(
        http.get("/v1/groups/%s?environment=%s".formatted(path, environment)).ok());
  }

  @Override
  public void close() {
    service.close();
  }
}
