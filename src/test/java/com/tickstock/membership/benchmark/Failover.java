package com.tickstock.membership.benchmark;

import com.tickstock.membership.embedded.EmbeddedKafka;
import com.tickstock.membership.embedded.EmbeddedPostgres;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.query.question.GroupNow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** One of two instances is killed: how long until the other answers for what it held? */
final class Failover {
  private static final int ROUNDS = 3;
  private static final int GROUPS = 20;
  private static final int OK = 200;
  private static final Duration POLL_INTERVAL = Duration.ofMillis(5);
  private static final Duration GIVE_UP = Duration.ofMinutes(2);

  private Holders holders;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Table table;

  Failover(Table table) {
    this.table = table;
  }

  /** Seconds from the kill until the first answer. */
  private record Answered(double stale, double fresh) {}

  void measure(Path directory) throws IOException, InterruptedException {
    double[] stale = new double[ROUNDS];
    double[] fresh = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      Table.say("failover", i, ROUNDS);
      Answered answered = round(Files.createDirectories(directory.resolve("failover" + i)));
      stale[i] = answered.stale();
      fresh[i] = answered.fresh();
    }
    row("from the copy (stale=true)", stale);
    row("by its new holder", fresh);
  }

  private void row(String what, double[] seconds) {
    table.row(
        "kill -9 of a holder until answered " + what,
        "%.2f s".formatted(Percentiles.median(seconds)),
        "session timeout: 6 s",
        "",
        "");
  }

  private Answered round(Path directory) throws IOException, InterruptedException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory.resolve("postgres"), 0);
        EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
        InstanceProcess dying = InstanceProcess.start(directory.resolve("1"), kafka, postgres);
        InstanceProcess staying = InstanceProcess.start(directory.resolve("2"), kafka, postgres)) {
      holders = Holders.of(kafka.bootstrapServers());
      Holders.await("spread", () -> settled(dying, staying).isPresent());
      for (int i = 1; i <= GROUPS; i++) {
        put(staying.url(), Holders.etf(i));
      }
      Holders.await("spread", () -> settled(dying, staying).isPresent());
      String url = staying.url() + Holders.path(settled(dying, staying).orElseThrow());
      expectAnswer(url);
      dying.process().destroyForcibly();
      return watch(url);
    }
  }

  /** Both have groups of their own, and the one to stay has copies of all that the other holds. */
  private Optional<GroupKey> settled(InstanceProcess dying, InstanceProcess staying) {
    Optional<GroupKey> here = heldBy(dying.url(), staying.url());
    return heldBy(staying.url(), dying.url()).isPresent() ? here : Optional.empty();
  }

  private Optional<GroupKey> heldBy(String holder, String copy) {
    return IntStream.rangeClosed(1, GROUPS)
        .mapToObj(Holders::etf)
        .filter(
            key ->
                holders.holds(holder, new GroupNow(key), false)
                    && holders.holds(copy, new GroupNow(key), true))
        .findFirst();
  }

  private void put(String url, GroupKey key) {
    String body = "{\"members\":[{\"symbol\":\"A\",\"weight\":0.5}]}";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + Holders.path(key) + "?wait=true"))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();
    Holders.await("written", () -> status(request) == OK);
  }

  private void expectAnswer(String url) {
    Holders.await("answered", () -> status(get(url)) == OK);
  }

  private Answered watch(String url) {
    long killed = System.nanoTime();
    double stale = 0;
    while (System.nanoTime() - killed < GIVE_UP.toNanos()) {
      if (stale == 0 && status(get(url + "?stale=true")) == OK) {
        stale = (System.nanoTime() - killed) / 1e9;
      }
      if (status(get(url)) == OK) {
        return new Answered(stale, (System.nanoTime() - killed) / 1e9);
      }
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
    }
    throw new IllegalStateException("no answer %d s after the kill".formatted(GIVE_UP.toSeconds()));
  }

  private static HttpRequest get(String url) {
    return HttpRequest.newBuilder(URI.create(url)).build();
  }

  private int status(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
