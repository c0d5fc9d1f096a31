package com.tickstock.membership.http;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.metrics.Metrics;
import com.tickstock.membership.query.routing.LocalAnswers;
import com.tickstock.membership.store.access.StoreUnavailableException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;

/**
 * The HTTP server. It listens before the other parts are up, so that other instances can learn its
 * port; until {@link #serve} it answers every query with 503.
 */
public final class HttpServer implements AutoCloseable {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final AtomicReference<Backend> backend = new AtomicReference<>();
  private final AtomicReference<LocalAnswers> local = new AtomicReference<>();
  private final Startup startup = new Startup();
  private final Config config;
  private final Clock clock;
  private final Metrics metrics;
  private final Javalin javalin;

  private HttpServer(Config config, Clock clock, Metrics metrics) {
    this.config = config;
    this.clock = clock;
    this.metrics = metrics;
    this.javalin = Javalin.create(this::configure);
  }

  /**
   * Starts to listen.
   *
   * @throws io.javalin.util.JavalinException if the address or the port is not available
   */
  public static HttpServer listen(Config config, Clock clock, Metrics metrics) {
    HttpServer server = new HttpServer(config, clock, metrics);
    server.javalin.start(config.httpHost(), config.httpPort());
    return server;
  }

  /**
   * Answers queries of other instances from now on: instances that start together query each other
   * before they are ready for clients.
   */
  public void answerPeers(LocalAnswers answers) {
    local.set(answers);
  }

  /** Answers clients from now on. */
  public void serve(Backend ready) {
    backend.set(ready);
  }

  /** The server is not ready while this has a phase. */
  public Startup startup() {
    return startup;
  }

  public int port() {
    return javalin.port();
  }

  /** All routes, as {@code GET /v1/groups}; a test compares them with the description. */
  List<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .filter(route -> route.endpoint.method.isHttpMethod())
        .map(route -> route.endpoint.method + " " + route.endpoint.path)
        .toList();
  }

  private void configure(JavalinConfig javalin) {
    javalin.appData(Request.CLOCK, clock);
    javalin.startup.showJavalinBanner = false;
    javalin.http.maxRequestSize = Body.MAX_BYTES;
    javalin.http.compressionStrategy = CompressionStrategy.NONE; // see Responses
    javalin.http.prefer405over404 = true;
    config
        .access()
        .identity()
        .ifPresent(
            files ->
                javalin.jetty.addConnector(
                    (server, http) -> TlsConnector.of(server, http, config, files)));
    Authorizer.add(javalin, config);
    javalin.jetty.modifyServer(this::configure);
    javalin.jetty.modifyHttpConfiguration(Limits::set);
    Requests requests = new Requests(metrics.registry(), () -> backend.get() != null);
    requests.add(javalin);
    Problems.map(javalin.routes);
    // paths are matched in this order: the most frequent routes come first
    new GroupRoutes(() -> ready().queries(), config.environment()).add(javalin.routes);
    new SymbolRoutes(() -> ready().queries(), () -> ready().universes(), config.environment())
        .add(javalin.routes);
    new HistoryRoutes(() -> ready().queries(), config.environment()).add(javalin.routes);
    new ChangeRoutes(() -> ready().feed(), config.environment()).add(javalin.routes);
    new WriteRoutes(() -> ready().writer(), config).add(javalin.routes);
    new PeerRoutes(() -> started(local)).add(javalin.routes);
    new ReportRoutes(() -> ready().reports(), () -> ready().validator(), config.environment())
        .add(javalin.routes);
    new ProjectionRoutes(() -> ready().queries(), () -> ready().tables(), config.environment())
        .add(javalin.routes);
    new StatusRoutes(() -> ready().info(), this::health, startup).add(javalin.routes);
    new MetricsRoutes(metrics).add(javalin.routes);
    new CacheRoutes(this::ready, requests.times(), config.environment()).add(javalin.routes);
    new Docs().add(javalin.routes);
  }

  /** With the graceful handler, a stop waits for the requests that are being answered. */
  private void configure(Server server) {
    server.insertHandler(new GracefulHandler());
    if (!config.corsOrigins().isEmpty()) {
      server.insertHandler(Cors.handler(config.corsOrigins()));
    }
    Limits.set(server);
    server.setStopTimeout(STOP_TIMEOUT.toMillis());
    server.setErrorHandler(new ServerProblems());
  }

  private Backend ready() {
    return started(backend);
  }

  private <T> T started(AtomicReference<T> part) {
    return Optional.ofNullable(part.get())
        .orElseThrow(() -> new StoreUnavailableException(startup.reason()));
  }

  private Backend.Health health() {
    Backend ready = backend.get();
    Backend.Health health =
        ready == null ? new Backend.Health(List.of(), List.of()) : ready.health().get();
    Stream<String> starting =
        ready == null || startup.now().isPresent() ? Stream.of(startup.reason()) : Stream.of();
    return new Backend.Health(
        health.failures(), Stream.concat(starting, health.notReady().stream()).toList());
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
