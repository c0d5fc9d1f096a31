package com.tickstock.membership.service;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.feed.Feed;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.http.Backend;
import com.tickstock.membership.http.HttpServer;
import com.tickstock.membership.http.Writer;
import com.tickstock.membership.loader.FileOptions;
import com.tickstock.membership.loader.LoadMode;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.loader.LoadRequest;
import com.tickstock.membership.loader.Loader;
import com.tickstock.membership.loader.Progress;
import com.tickstock.membership.metrics.Metrics;
import com.tickstock.membership.projection.Database;
import com.tickstock.membership.projection.Projection;
import com.tickstock.membership.query.CatchUp;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.query.Outcomes;
import com.tickstock.membership.query.RoutedQueries;
import com.tickstock.membership.query.Universes;
import com.tickstock.membership.query.routing.LocalAnswers;
import com.tickstock.membership.query.routing.Router;
import com.tickstock.membership.query.routing.Silence;
import com.tickstock.membership.report.Reports;
import com.tickstock.membership.topic.EventPublisher;
import com.tickstock.membership.topic.OvertakenException;
import com.tickstock.membership.topic.Topic;
import com.tickstock.membership.topic.Topics;
import com.tickstock.membership.topic.UnsettledException;
import com.tickstock.membership.topology.MembershipStreams;
import com.tickstock.membership.validation.Validator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.utils.ExponentialBackoff;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running instance. */
public final class Service implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);
  private static final Duration INDEXED_WITHIN = Duration.ofMinutes(1);
  private static final Duration RUNNING_WITHIN = Duration.ofMinutes(10);

  private static final int LOAD_ATTEMPTS = 20;

  /** In milliseconds: about what a load takes, and not the same for two that meet. */
  private static final ExponentialBackoff AFTER_ANOTHER_LOAD =
      new ExponentialBackoff(500, 2, 5000, 0.5);

  private final Config config;
  private final Clock clock;
  private final FileOptions files;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private Servers servers;
  private HttpServer http;
  private Map<String, Object> kafka;
  private HealthCheck health;
  private MembershipQueries queries;

  private Service(Config config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.files = FileOptions.of(config, false);
  }

  /**
   * Starts everything and returns once every question can be answered.
   *
   * @throws StartException where that cannot be, and nothing is left running
   * @throws IllegalArgumentException where the file of exchanges cannot be read
   */
  public static Service start(Config config, Clock clock) throws InterruptedException {
    Service service = new Service(config, clock);
    try {
      service.start();
      return service;
    } catch (RuntimeException | InterruptedException e) {
      service.close();
      throw e;
    }
  }

  private void start() throws InterruptedException {
    Metrics metrics = started(new Metrics());
    http = started(Listening.on(config, clock, metrics));
    servers = started(Servers.start(config));
    kafka = KafkaClient.settings(servers.bootstrapServers(), config.kafka());
    String cluster = KafkaClient.prepare(kafka);
    String address =
        config.advertisedAddress().orElseGet(() -> config.httpHost() + ":" + http.port());
    String instance = InstanceId.of(config.dataDir(), address);
    MembershipStreams streams =
        started(
            new MembershipStreams(
                kafka,
                config.dataDir().resolve("streams"),
                instance,
                address,
                config.standbyReplicas(),
                config.maxMembers()));
    Silence silence = started(new Silence(streams.kafkaStreams(), servers.kafka().isPresent()));
    String log = cluster + "/" + streams.applicationId();
    LocalAnswers local = new LocalAnswers(streams.kafkaStreams(), streams.tenures(), log, silence);
    http.answerPeers(local);
    streams.start();
    Database database = started(Database.open(servers.jdbcUrl()));
    Projection projection = started(new Projection(kafka, instance, database.dataSource()));
    projection.start();
    EventPublisher publisher = started(EventPublisher.single(kafka, clock));
    queries =
        new RoutedQueries(
            new Router(
                streams.kafkaStreams(),
                HostInfo.buildFromEndpoint(address),
                local,
                config.access().caller(),
                config.access().scheme()));
    Feed feed = started(new Feed(kafka, queries));
    health = new HealthCheck(streams, projection, feed, silence);
    streams.awaitRunning(RUNNING_WITHIN);
    CatchUp catchUp = new CatchUp(kafka, queries);
    catchUp.await(RUNNING_WITHIN);
    feed.start(RUNNING_WITHIN);
    List.of(streams, projection, database, health).forEach(metrics::add);
    http.serve(
        new Backend(
            queries,
            new Universes(),
            feed,
            new Writer(publisher, new Outcomes(queries)),
            new Reports(queries, clock),
            new Validator(queries, projection, config.loadGates(), catchUp::await),
            projection,
            catchUp::await,
            info(),
            health::health));
    // it listened before the rest was up, and stops before the rest goes down
    started.remove(http);
    started(http);
    // its streams would hold the server up
    started.remove(feed);
    started(feed);
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
   * Loads the files of the holdings folder that are not loaded yet, and returns once they can be
   * looked up by group and by symbol.
   */
  public LoadReport loadHoldings(Progress progress) {
    Loader loader =
        new Loader(
            new LocalGroups(queries, new Outcomes(queries), config.maxMembers()),
            within ->
                EventPublisher.transactional(kafka, config.environment().name(), clock, within),
            progress,
            clock);
    LoadReport report = load(loader);
    if (report.count(LoadReport.Result.APPLIED) > 0) {
      new CatchUp(kafka, queries).await(INDEXED_WITHIN);
    }
    return report;
  }

  /** Another instance that starts now may load the same folder: what it has loaded is skipped. */
  private LoadReport load(Loader loader) {
    LoadRequest request =
        new LoadRequest(
            config.holdingsDir(),
            config.environment(),
            EnumSet.allOf(GroupType.class),
            Set.of(),
            LoadMode.NEW,
            Optional.empty(),
            Optional.of(config.loadGates()),
            false,
            files);
    for (int attempt = 0; ; attempt++) {
      try {
        return loader.load(request);
      } catch (OvertakenException | UnsettledException e) {
        if (attempt == LOAD_ATTEMPTS) {
          throw e;
        }
        LOG.info("{}; trying again", e.getMessage());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(AFTER_ANOTHER_LOAD.backoff(attempt)));
      }
    }
  }

  public String url() {
    return "%s://%s:%d".formatted(config.access().scheme(), config.httpHost(), http.port());
  }

  public String bootstrapServers() {
    return servers.bootstrapServers();
  }

  /** Of the embedded database; empty where it is another one, whose URL may hold secrets. */
  public Optional<String> embeddedJdbcUrl() {
    return servers.postgres().map(embedded -> embedded.jdbcUrl());
  }

  public MembershipQueries queries() {
    return queries;
  }

  /** Why it is not ready; empty where it is. */
  public List<String> notReady() {
    return health.health().notReady();
  }

  /** From which it does not recover by itself. */
  public List<String> failures() {
    return health.health().failures();
  }

  private <T extends AutoCloseable> T started(T part) {
    started.push(part);
    return part;
  }

  /** In reverse order; one that fails to close does not keep the others open. */
  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        LOG.warn("while stopping: {}", e.getMessage());
      }
    }
  }
}
