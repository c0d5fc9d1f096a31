package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.Await;
import com.tickstock.membership.Integration;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.service.Answers.Answer;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM during requests. */
@Integration
class GracefulStopTest {
  private static final int CLIENTS = 8;

  /** 128 plus the number of the signal, as for every process that a signal ends. */
  private static final int TERMINATED = 143;

  @TempDir Path data;
  @TempDir Path nothing;

  private final AtomicInteger answered = new AtomicInteger();
  private final Queue<String> cut = new ConcurrentLinkedQueue<>();

  @Test
  void whatWasAcceptedIsAnsweredAndThenItEnds() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS + 1);
    try (ServeProcess serve = ServeProcess.start(data, nothing, "--log-format=json")) {
      assertThat(serve.told())
          .containsSubsequence(
              "Starting: Kafka and PostgreSQL",
              "Starting: stores",
              "Starting: catching up with the log",
              "Starting: first load of " + nothing);
      Answers http = new Answers(serve.url());
      String position =
          http.put("/v1/groups/CUSTOM/x?wait=true", "{\"members\":[{\"symbol\":\"A\"}]}")
              .ok()
              .path("position")
              .asText();
      String never = position.replaceFirst(":.*", ":999999");
      List<Future<?>> asking = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        asking.add(clients.submit(() -> ask(new Answers(serve.url()))));
      }
      // waits for a write that never comes, so it is in flight at the signal
      Future<Answer> slow =
          clients.submit(
              () -> http.get("/v1/groups/CUSTOM/x?after=" + never, "X-Request-Id", "slow"));
      Await.until("500 answers", () -> assertThat(answered.get()).isGreaterThan(500));

      serve.terminate();

      for (Future<?> one : asking) {
        one.get(1, TimeUnit.MINUTES);
      }
      assertThat(cut).isEmpty();
      assertThat(slow.get(1, TimeUnit.MINUTES).status()).isEqualTo(504);
      assertThat(serve.process().waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(serve.process().exitValue()).isEqualTo(TERMINATED);
      assertThatTheLogTellsOf("slow", serve.log());
    } finally {
      clients.shutdownNow();
    }
  }

  /** Sends requests until the service answers 503 or does not listen any more. */
  private void ask(Answers http) {
    while (true) {
      try {
        Answer answer = http.get("/v1/groups/CUSTOM/x");
        if (answer.status() == 503) {
          if (answer.header("Retry-After").isEmpty()) {
            cut.add(answer.toString());
          }
          return;
        } else if (answer.status() != 200) {
          cut.add(answer.toString());
          return;
        }
        answered.incrementAndGet();
      } catch (UncheckedIOException e) {
        if (!(e.getCause() instanceof ConnectException)) {
          cut.add(String.valueOf(e.getCause()));
        }
        return;
      }
    }
  }

  /** Reads the log and requires that every line is JSON. */
  private static void assertThatTheLogTellsOf(String request, Path log) throws Exception {
    List<JsonNode> lines =
        Files.readAllLines(log).stream()
            .filter(line -> line.startsWith("{"))
            .map(line -> Json.readTree(line.getBytes(StandardCharsets.UTF_8)))
            .toList();
    assertThat(lines).isNotEmpty();
    assertThat(lines)
        .filteredOn(line -> line.path("kvpList").toString().contains('"' + request + '"'))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.path("kvpList").toString())
                    .contains("/v1/groups/{type}/{name}", "504", "GET"));
  }
}
