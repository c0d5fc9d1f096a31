package com.tickstock.membership.benchmark;

import com.tickstock.membership.embedded.EmbeddedKafka;
import com.tickstock.membership.embedded.EmbeddedPostgres;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.loader.Progress;
import com.tickstock.membership.query.question.GroupNow;
import com.tickstock.membership.query.question.SymbolNow;
import com.tickstock.membership.service.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What it costs that the data is spread over three instances, asked at one of them. */
final class ThreeInstances {
  private static final int ROUNDS = 5;

  /** Enough to find one in each partition. */
  private static final int SYMBOLS = 50;

  private static final Duration ROUND = Duration.ofSeconds(1);
  private static final Duration WARM_UP = Duration.ofSeconds(3);

  private final Service alone;
  private final Table table;
  private Holders holders;

  /**
   * @param alone one that has the same files
   */
  ThreeInstances(Service alone, Table table) {
    this.alone = alone;
    this.table = table;
  }

  void measure(Path directory, Path holdings) throws IOException, InterruptedException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory.resolve("postgres"), 0);
        EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        Service one = start(directory.resolve("1"), holdings, kafka, postgres);
        Service two = start(directory.resolve("2"), holdings, kafka, postgres);
        Service three = start(directory.resolve("3"), holdings, kafka, postgres)) {
      List<Service> all = List.of(one, two, three);
      holders = Holders.of(kafka.bootstrapServers());
      // partitions still move while the last one joins, and a load needs all of them
      Holders.await("spread", () -> all.stream().allMatch(this::holdsSome));
      one.loadHoldings(Progress.NONE);
      Holders.await("spread", () -> all.stream().allMatch(this::holdsSome));
      measure(one, two);
    }
  }

  private static Service start(
      Path data, Path holdings, EmbeddedKafka kafka, EmbeddedPostgres postgres)
      throws InterruptedException {
    return Service.start(
        InstanceProcess.config(data, holdings, kafka.bootstrapServers(), postgres.jdbcUrl(), 0),
        Clock.systemUTC());
  }

  private Optional<GroupKey> heldBy(Service service) {
    return IntStream.range(1, Holdings.ETFS - 1)
        .mapToObj(Holders::etf)
        .filter(key -> holders.holds(service.url(), new GroupNow(key), false))
        .findFirst();
  }

  private Optional<Symbol> symbolHeldBy(Service service) {
    return IntStream.range(0, SYMBOLS)
        .mapToObj(i -> new Symbol("S" + i))
        .filter(s -> holders.holds(service.url(), new SymbolNow(Environment.DEFAULT, s), false))
        .findFirst();
  }

  private boolean holdsSome(Service service) {
    return heldBy(service).isPresent() && symbolHeldBy(service).isPresent();
  }

  private void measure(Service asked, Service other) throws IOException {
    measure(asked, "a group that it holds", Holders.path(heldBy(asked).orElseThrow()));
    measure(asked, "a group that another holds", Holders.path(heldBy(other).orElseThrow()));
    measure(asked, "a symbol that it holds", path(symbolHeldBy(asked).orElseThrow()));
    measure(asked, "a symbol that another holds", path(symbolHeldBy(other).orElseThrow()));
    measure(asked, "a universe of three", "/v1/universes/SPY:ETF1:ETF2");
    measure(asked, "a list of all groups", "/v1/groups");
  }

  private static String path(Symbol symbol) {
    return "/v1/symbols/" + symbol.value();
  }

  private void measure(Service asked, String what, String path) throws IOException {
    HttpLatency spread = new HttpLatency(URI.create(asked.url()).getPort(), () -> path);
    HttpLatency single = new HttpLatency(URI.create(alone.url()).getPort(), () -> path);
    spread.run(WARM_UP);
    single.run(WARM_UP);
    double[] a = new double[ROUNDS];
    double[] b = new double[ROUNDS];
    double[] ratio = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      Table.say("three instances: " + what, i, ROUNDS);
      a[i] = Percentiles.of(spread.run(ROUND), 0.5);
      b[i] = Percentiles.of(single.run(ROUND), 0.5);
      ratio[i] = a[i] / b[i];
    }
    table.row(
        "one of three instances: " + what,
        "p50 %.3f ms".formatted(Percentiles.median(a)),
        "one instance: p50 %.3f ms".formatted(Percentiles.median(b)),
        "%.2f x".formatted(Percentiles.median(ratio)),
        "");
  }
}
