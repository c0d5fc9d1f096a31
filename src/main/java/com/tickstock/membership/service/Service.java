package com.tickstock.membership.service;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.feed.Feed;
import com.tickstock.membership.http.Backend;
import com.tickstock.membership.http.EventWriter;
import com.tickstock.membership.http.HttpServer;
import com.tickstock.membership.http.Startup;
import com.tickstock.membership.loader.FileOptions;
import com.tickstock.membership.loader.HoldingsFolder;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.loader.Progress;
import com.tickstock.membership.metrics.Metrics;
import com.tickstock.membership.projection.Database;
import com.tickstock.membership.projection.Projection;
import com.tickstock.membership.query.CatchUp;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.query.Outcomes;
import com.tickstock.membership.query.RoutedQueries;
import com.tickstock.membership.query.Universes;
import com.tickstock.membership.query.question.GroupFilter;
import com.tickstock.membership.query.routing.HeartbeatMonitor;
import com.tickstock.membership.query.routing.LocalAnswers;
import com.tickstock.membership.query.routing.Router;
import com.tickstock.membership.report.Reports;
import com.tickstock.membership.topic.EventPublisher;
import com.tickstock.membership.topic.Topic;
import com.tickstock.membership.topic.Topics;
import com.tickstock.membership.topology.MembershipStreams;
import com.tickstock.membership.validation.Validator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running instance. */
public final class Service implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private static final Duration START_TIMEOUT = Duration.ofMinutes(10);

  /** The time without progress after which the wait for the symbol index ends. */
  private static final Duration STILL_FOR = Duration.ofMinutes(1);

  private final Config config;
  private final Clock clock;
  private final FileOptions files;
  private Metrics metrics;
  private HttpServer http;
  private Servers servers;
  private Map<String, Object> kafka;
  private MembershipStreams streams;
  private HeartbeatMonitor heartbeats;
  private Database database;
  private Projection projection;
  private EventPublisher publisher;
  private MembershipQueries queries;
  private CatchUp catchUp;
  private Feed feed;
  private HealthCheck health;
  private boolean closed;

  private Service(Config config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.files = FileOptions.of(config, false);
  }

  /**
   * Starts everything and returns when the service can answer every query.
   *
   * @throws StartException if the start fails; nothing is left running
   * @throws IllegalArgumentException if the file of exchanges cannot be read
   */
  public static Service start(Config config, Clock clock) throws InterruptedException {
    return start(config, clock, false, phase -> {});
  }

  /**
   * The same, with a first load and a watcher.
   *
   * @param loads whether the caller continues with {@link #loadHoldings}: if the log is empty, the
   *     service is not ready before the load ends
   * @param watcher receives each phase of the start when it begins
   */
  public static Service start(Config config, Clock clock, boolean loads, Consumer<String> watcher)
      throws InterruptedException {
    Service service = new Service(config, clock);
    try {
      service.start(loads, watcher);
      return service;
    } catch (RuntimeException | InterruptedException e) {
      service.close();
      throw e;
    }
  }

  private void start(boolean loads, Consumer<String> watcher) throws InterruptedException {
    metrics = new Metrics();
    http = HttpStartup.on(config, clock, metrics);
    Startup startup = http.startup();
    startup.watch(watcher);
    startup.phase("Kafka and PostgreSQL");
    startServers();
    startup.phase("stores");
    startParts();
    startup.phase("catching up with the log");
    catchUp.await(START_TIMEOUT);
    feed.start(START_TIMEOUT);
    if (loads && isFirstLoad()) {
      startup.phase("first load of " + config.holdingsDir());
    } else {
      startup.end();
    }
    serve();
  }

  private void startServers() {
    servers = Servers.start(config);
    kafka = ClusterSetup.settings(servers.bootstrapServers(), config.kafka());
  }

  private void startParts() throws InterruptedException {
    String cluster = ClusterSetup.prepare(kafka);
    String address =
        config.advertisedAddress().orElseGet(() -> config.httpHost() + ":" + http.port());
    String instance = InstanceId.of(config.dataDir(), address);
    streams =
        new MembershipStreams(
            kafka,
            config.dataDir().resolve("streams"),
            instance,
            address,
            config.standbyReplicas(),
            config.maxMembers());
    heartbeats = new HeartbeatMonitor(streams.kafkaStreams(), servers.kafka().isPresent());
    String log = cluster + "/" + streams.applicationId();
    LocalAnswers local =
        new LocalAnswers(streams.kafkaStreams(), streams.assignments(), log, heartbeats);
    http.answerPeers(local);
    streams.start();
    database = Database.open(servers.jdbcUrl());
    projection = new Projection(kafka, instance, database.dataSource());
    projection.start();
    publisher = EventPublisher.single(kafka, clock);
    queries =
        new RoutedQueries(
            new Router(
                streams.kafkaStreams(),
                HostInfo.buildFromEndpoint(address),
                local,
                config.access().clientIdentity(),
                config.access().scheme()));
    catchUp = new CatchUp(kafka, queries);
    feed = new Feed(kafka, queries);
    health = new HealthCheck(streams, projection, feed, heartbeats);
    streams.awaitRunning(START_TIMEOUT);
  }

  private void serve() {
    List.of(streams, projection, database, health).forEach(metrics::add);
    http.serve(
        new Backend(
            queries,
            new Universes(),
            feed,
            new EventWriter(publisher, new Outcomes(queries)),
            new Reports(queries, clock),
            new Validator(
                queries, projection, config.loadGates(), config.ageLimits(), clock, catchUp::await),
            projection,
            catchUp::await,
            info(),
            health::health));
  }

  private boolean isFirstLoad() {
    GroupFilter any = new GroupFilter(config.environment(), Set.of(), "", 1, Optional.empty());
    return LocalGroups.patiently(() -> queries.groups(any)).groups().isEmpty();
  }

  private Backend.Info info() {
    return new Backend.Info(
        Version.current(),
        config.environment().name(),
        servers.bootstrapServers(),
        Topics.ALL.stream().map(Topic::name).toList(),
        config.maxMembers(),
        servers.postgres().map(embedded -> embedded.jdbcUrl()));
  }

  /**
   * Loads the new files of the holdings folder, and returns when they are visible by group and by
   * symbol. From then on the service is ready, even if the load failed.
   */
  public LoadReport loadHoldings(Progress progress) {
    HoldingsFolder holdings =
        new HoldingsFolder(
            config,
            files,
            new LocalGroups(queries, new Outcomes(queries), config.maxMembers()),
            within ->
                EventPublisher.transactional(kafka, config.environment().name(), clock, within),
            clock);
    try {
      LoadReport report =
          holdings.load(
              (done, total, group) -> {
                http.startup().step(done, total);
                progress.step(done, total, group);
              });
      if (report.count(LoadReport.Result.APPLIED) > 0) {
        catchUp.awaitWhileItMoves(STILL_FOR);
      }
      return report;
    } finally {
      http.startup().end();
    }
  }

  public String url() {
    return "%s://%s:%d".formatted(config.access().scheme(), config.httpHost(), http.port());
  }

  public String bootstrapServers() {
    return servers.bootstrapServers();
  }

  /** The URL of the embedded database; empty for other databases: their URL may hold secrets. */
  public Optional<String> embeddedJdbcUrl() {
    return servers.postgres().map(embedded -> embedded.jdbcUrl());
  }

  public MembershipQueries queries() {
    return queries;
  }

  /** The reasons why the service is not ready; empty if it is ready. */
  public List<String> notReady() {
    return health.health().notReady();
  }

  /** The failures from which the service does not recover by itself. */
  public List<String> failures() {
    return health.health().failures();
  }

  /**
   * Stops what clients see before what answers them. The feed is first: its open streams would
   * delay the stop of the HTTP server. If a part fails to close, the others still close.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    Stream.of(feed, http, publisher, projection, database, heartbeats, streams, servers, metrics)
        .filter(Objects::nonNull)
        .forEach(Service::close);
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("while stopping: {}", e.getMessage());
    }
  }
}
