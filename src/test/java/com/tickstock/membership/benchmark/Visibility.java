package com.tickstock.membership.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** How long a writer waits until its own write is in what it reads with {@code after=}. */
final class Visibility {
  private static final int WARM_UP = 50;
  private static final int ROUNDS = 300;
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final Table table;

  Visibility(String url, Table table) {
    this.url = url;
    this.table = table;
  }

  void measure() throws IOException, InterruptedException {
    measure("group", "/v1/groups/CUSTOM/VISIBLE");
    measure("symbol index", "/v1/symbols/VISIBLE");
  }

  private void measure(String store, String path) throws IOException, InterruptedException {
    double[] times = new double[ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      long start = System.nanoTime();
      String position = put(WARM_UP + i);
      HttpRequest read =
          HttpRequest.newBuilder(URI.create(url + path + "?after=" + position)).build();
      expect(OK, client.send(read, HttpResponse.BodyHandlers.ofByteArray()));
      if (i >= 0) {
        times[i] = (System.nanoTime() - start) / 1e6;
      }
      LockSupport.parkNanos(Duration.ofMillis(5 + i % 17).toNanos()); // not in step with commits
    }
    Arrays.sort(times);
    table.row(
        "one change, PUT to read with after=, " + store,
        "p50 %.0f ms, p99 %.0f ms"
            .formatted(Percentiles.of(times, 0.5), Percentiles.of(times, 0.99)),
        "commit interval: 20 ms",
        "",
        "p99 < 100 ms");
  }

  /** Where the event stands in the log. */
  private String put(int round) throws IOException, InterruptedException {
    String body = "{\"members\":[{\"symbol\":\"VISIBLE\",\"weight\":0.%04d}]}".formatted(round + 1);
    HttpRequest write =
        HttpRequest.newBuilder(URI.create(url + "/v1/groups/CUSTOM/VISIBLE"))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();
    JsonNode answer = expect(ACCEPTED, client.send(write, HttpResponse.BodyHandlers.ofByteArray()));
    return answer.path("position").asText();
  }

  private static JsonNode expect(int status, HttpResponse<byte[]> answer) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException("%s: status %d".formatted(answer.uri(), answer.statusCode()));
    }
    return Json.readTree(answer.body());
  }
}
