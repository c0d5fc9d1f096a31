package com.tickstock.membership.benchmark;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.loader.Progress;
import com.tickstock.membership.service.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Prints the figures as a table. Medians of interleaved rounds: the machine is noisy. */
public final class Benchmark {
  private static final int ROUNDS = 5;
  private static final Duration ROUND = Duration.ofSeconds(3);
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final int WARM_UP_LOADS = 15;
  private static final int LOADS = 9;

  private final Table table = new Table();

  private Benchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory("membership-benchmark");
    Path holdings = Files.createDirectory(directory.resolve("holdings"));
    Config config =
        Config.of(
            Map.of(
                Setting.DATA_DIR, directory.resolve("data").toString(),
                Setting.HOLDINGS_DIR, holdings.toString(),
                Setting.LOAD_SETTLE_SECONDS, "0", // the files are whole
                Setting.HTTP_PORT, "0",
                Setting.EMBEDDED_KAFKA_PORT, "0",
                Setting.EMBEDDED_POSTGRES_PORT, "0"),
            Map.of());
    Benchmark benchmark = new Benchmark();
    try (Service service = Service.start(config, Clock.systemUTC())) {
      benchmark.loads(service, holdings);
      benchmark.lookups(service);
      benchmark.latency(service);
      new CopyLookups(service, benchmark.table).measure();
      new Visibility(service.url(), benchmark.table).measure();
      new FeedLatency(service, benchmark.table).measure();
      new ThreeInstances(service, benchmark.table).measure(directory.resolve("three"), holdings);
      Path histories = Files.createDirectory(directory.resolve("histories"));
      new PastLookups(service, benchmark.table).measure(histories);
    }
    new Failover(benchmark.table).measure(directory);
    benchmark.table.print();
  }

  private void loads(Service service, Path holdings) throws SQLException {
    String jdbcUrl = service.embeddedJdbcUrl().orElseThrow();
    RowByRow beside = new RowByRow(jdbcUrl);
    beside.createTables();
    double[] ours = new double[LOADS];
    double[] theirs = new double[LOADS];
    double first = 0;
    for (int i = -WARM_UP_LOADS; i < LOADS; i++) {
      int done = i + WARM_UP_LOADS;
      Table.say("loads", done, WARM_UP_LOADS + LOADS);
      Holdings.write(holdings, done);
      long start = System.nanoTime();
      beside.load(holdings);
      double rowByRow = (System.nanoTime() - start) / 1e9;
      double load = seconds(service, jdbcUrl, Holdings.ETFS * (done + 1L));
      first = done == 0 ? load : first;
      if (i >= 0) {
        ours[i] = load;
        theirs[i] = rowByRow;
      }
    }
    table.row(
        "full load, %,d memberships, files to rows".formatted(Holdings.MEMBERSHIPS),
        "%.2f s (cold %.2f s)".formatted(Percentiles.median(ours), first),
        "row by row: %.2f s".formatted(Percentiles.median(theirs)),
        "%.1f x as fast".formatted(Percentiles.median(theirs) / Percentiles.median(ours)),
        "< 1.0 s");
  }

  /** Until the rows are committed; the load itself goes on until the symbol index has it, too. */
  private static double seconds(Service service, String jdbcUrl, long versions)
      throws SQLException {
    long start = System.nanoTime();
    CompletableFuture<LoadReport> load =
        CompletableFuture.supplyAsync(() -> service.loadHoldings(Progress.NONE));
    awaitVersions(jdbcUrl, versions);
    double seconds = (System.nanoTime() - start) / 1e9;
    load.join();
    return seconds;
  }

  private static void awaitVersions(String jdbcUrl, long sum) throws SQLException {
    String sql = "SELECT coalesce(sum(version), 0) FROM membership_projection.versions";
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement()) {
      while (true) {
        try (ResultSet found = statement.executeQuery(sql)) {
          found.next();
          if (found.getLong(1) >= sum) {
            return;
          }
        }
        LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
      }
    }
  }

  private void lookups(Service service) throws IOException, InterruptedException {
    int port = URI.create(service.url()).getPort();
    try (StaticServer beside = new StaticServer()) {
      lookup(port, beside, "/v1/groups/ETF/SPY", 0.9);
      lookup(port, beside, "/v1/symbols/S1", 0.6);
      lookup(port, beside, "/v1/universes/SPY:ETF1:ETF2", 0.6);
    }
  }

  private void lookup(int port, StaticServer beside, String path, double goal)
      throws IOException, InterruptedException {
    byte[] body =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .body();
    beside.serve(path, body);
    HttpLoad ours = new HttpLoad(port, path);
    HttpLoad theirs = new HttpLoad(beside.port(), path);
    ours.run(WARM_UP);
    theirs.run(WARM_UP);
    double[] a = new double[ROUNDS];
    double[] b = new double[ROUNDS];
    double[] ratio = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      Table.say(path, i, ROUNDS);
      a[i] = ours.run(ROUND);
      b[i] = theirs.run(ROUND);
      ratio[i] = a[i] / b[i];
    }
    table.row(
        "GET %s (%,d bytes)".formatted(path, body.length),
        "%,.0f/s".formatted(Percentiles.median(a)),
        "same bytes from memory: %,.0f/s".formatted(Percentiles.median(b)),
        "%.2f x".formatted(Percentiles.median(ratio)),
        ">= %.1f x".formatted(goal));
  }

  private void latency(Service service) throws SQLException {
    Table.say("latency", 0, 1);
    Latency.Result result =
        new Latency(service.bootstrapServers(), service.embeddedJdbcUrl().orElseThrow()).measure();
    latency("one change, published to read by a consumer", result.toChange(), 100);
    latency("one change, published to committed row", result.toRow(), 150);
  }

  private void latency(String what, double[] sorted, int goal) {
    table.row(
        what,
        "p50 %.0f ms, p99 %.0f ms"
            .formatted(Percentiles.of(sorted, 0.5), Percentiles.of(sorted, 0.99)),
        "commit interval: 20 ms",
        "",
        "p99 < %d ms".formatted(goal));
  }
}
