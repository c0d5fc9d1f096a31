package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.Await;
import com.tickstock.membership.Integration;
import com.tickstock.membership.cli.MembershipCommand;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Ids of the feed are valid at every instance, so {@code watch} can reconnect to any of them. */
@Integration
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FeedInstancesTest {
  @TempDir static Path data;
  @TempDir static Path nothing;
  private static Cluster cluster;

  @BeforeAll
  static void start() {
    cluster = Cluster.start(data, nothing, 2);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static void write(String group, int from, int to) {
    for (int i = from; i <= to; i++) {
      String body = "{\"members\":[{\"symbol\":\"AAPL\",\"weight\":0.%04d}]}".formatted(i);
      GroupAnswer.put(cluster.instance(i % 2), group + "?wait=true", body);
    }
  }

  private static List<String> versions(String group, int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(v -> group + " " + v).toList();
  }

  @Test
  void whoComesBackToAnotherInstanceGoesOnWhereItWas() {
    String query = "?group=ETF/TWO";
    String last;
    try (FeedReader reader = FeedReader.open(cluster.instance(0), query)) {
      last = reader.lastId().orElseThrow();
    }
    CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write("ETF/TWO", 1, 60));
    List<String> heard = new ArrayList<>();
    for (int round = 1; heard.size() < 60; round++) {
      int enough = Math.min(round % 5 + 1, 60 - heard.size());
      RunningService instance = cluster.instance(round % 2);
      try (FeedReader reader = FeedReader.open(instance, query, Optional.of(last), enough)) {
        heard.addAll(reader.awaitEnd().versions());
        last = reader.lastId().orElseThrow();
      }
    }
    writing.join();

    assertThat(heard).containsExactlyElementsOf(versions("ETF/TWO", 1, 60));
  }

  @Test
  void aSnapshotHasTheGroupsOfAllInstances() {
    for (int i = 0; i < 20; i++) {
      write("THEME/all" + i, 1, 1);
    }
    for (RunningService instance : cluster.instances()) {
      try (FeedReader reader = FeedReader.open(instance, "?snapshot=true&type=THEME")) {
        reader.await(all -> all.stream().anyMatch(frame -> frame.is("snapshot-end")));
        assertThat(reader.frames().stream().filter(frame -> frame.is("group")))
            .extracting(FeedReader.Frame::group)
            .containsExactlyInAnyOrderElementsOf(
                IntStream.range(0, 20).mapToObj(i -> "THEME/all" + i).toList());
      }
    }
  }

  @Test
  void watchPrintsALineAChangeAndGoesOnAtAnotherInstanceWhereItWasCutOff() throws IOException {
    write("UNIVERSE/watched", 1, 1);
    try (CuttingProxy proxy = new CuttingProxy(cluster.instance(0))) {
      Watching people =
          new Watching("--url", proxy.url(), "--group", "UNIVERSE/watched", "--snapshot");
      Watching programs =
          new Watching("--url", proxy.url(), "--symbol", "AAPL", "--type", "UNIVERSE", "--json");
      people.awaitLines(1);
      programs.awaitConnected(cluster.instance(0), "UNIVERSE/probe");
      write("UNIVERSE/watched", 2, 3);
      people.awaitLines(3);

      proxy.leadTo(cluster.instance(1));
      proxy.cut();
      write("UNIVERSE/watched", 4, 5);
      people.awaitLines(5);
      Await.until("the versions told", () -> assertThat(programs.versions()).endsWith(2, 3, 4, 5));

      assertThat(people.lines())
          .satisfiesExactly(
              line -> assertThat(line).contains("UNIVERSE/watched version 1 1 members"),
              line -> assertThat(line).contains("version 2 ~1 AAPL 0.01%->0.02% (http)"),
              line -> assertThat(line).contains("version 3 ~1 AAPL"),
              line -> assertThat(line).contains("version 4 ~1 AAPL"),
              line -> assertThat(line).contains("version 5 ~1 AAPL"));
      assertThat(people.err.toString()).contains("continues after the last change");
      people.close();
      programs.close();
      write("UNIVERSE/watched", 6, 6);
      assertThat(people.code.join()).isEqualTo(1);
      assertThat(programs.code.join()).isEqualTo(1);
    }
  }

  /** Runs the command on a thread, because it does not end. */
  private static final class Watching {
    private final Pipe out = new Pipe();
    private final StringWriter err = new StringWriter();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    Watching(String... arguments) {
      List<String> all = new ArrayList<>(List.of("watch"));
      all.addAll(List.of(arguments));
      Thread thread =
          new Thread(
              () ->
                  code.complete(
                      MembershipCommand.commandLine()
                          .setOut(new PrintWriter(out))
                          .setErr(new PrintWriter(err))
                          .execute(all.toArray(new String[0]))));
      thread.setDaemon(true);
      thread.start();
    }

    List<String> lines() {
      return out.toString().lines().toList();
    }

    List<Integer> versions() {
      return lines().stream()
          .filter(line -> line.contains("\"name\":\"watched\""))
          .map(line -> Integer.parseInt(line.replaceFirst(".*\"version\":(\\d+),.*", "$1")))
          .toList();
    }

    void awaitLines(int count) {
      Await.until(
          "lines of the program", () -> assertThat(lines()).as(err.toString()).hasSize(count));
    }

    /** Repeats a change until the command prints it. */
    void awaitConnected(RunningService instance, String group) {
      int[] weight = {0};
      Await.until(
          "a line of the program",
          () -> {
            String body = "{\"members\":[{\"symbol\":\"AAPL\",\"weight\":0.%04d}]}";
            GroupAnswer.put(instance, group + "?wait=true", body.formatted(++weight[0]));
            assertThat(lines()).as(err.toString()).isNotEmpty();
          });
    }

    /** Acts like a closed pipe: the command ends at the next line. */
    void close() {
      out.close();
    }
  }

  private static final class Pipe extends Writer {
    private final CharArrayWriter text = new CharArrayWriter();
    private volatile boolean closed;

    @Override
    public void write(char[] chars, int offset, int length) throws IOException {
      if (closed) {
        throw new IOException("closed");
      }
      text.write(chars, offset, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      closed = true;
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  @Test
  void watchEndsWhereTheServiceSaysNo() {
    String url = cluster.instance(0).url();
    Command wrong = Command.run("watch", "--url", url, "--group", "SPY");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("group", "ETF/SPY");

    Command nobody = Command.run("watch", "--url", "http://127.0.0.1:1");
    assertThat(nobody.code()).isEqualTo(1);
    assertThat(nobody.err()).contains("no service at");
    assertThat(Command.run("watch", "--help").done()).contains("--snapshot", "watch --type ETF");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void anInstanceThatStopsEndsItsStreamsAndTheirClientsGoOnAtAnother() {
    String query = "?group=ETF/STOP";
    try (FeedReader reader = FeedReader.open(cluster.instance(1), query)) {
      write("ETF/STOP", 1, 4);
      String last = reader.awaitChanges(4).lastId().orElseThrow();
      cluster.instance(1).close();
      reader.awaitEnd();
      GroupAnswer.put(
          cluster.instance(0), "ETF/STOP?wait=true", "{\"members\":[{\"symbol\":\"MSFT\"}]}");

      assertThat(reader.versions()).containsExactlyElementsOf(versions("ETF/STOP", 1, 4));
      try (FeedReader other = FeedReader.resume(cluster.instance(0), query, last)) {
        assertThat(other.awaitChanges(1).versions()).containsExactly("ETF/STOP 5");
      }
    }
  }
}
