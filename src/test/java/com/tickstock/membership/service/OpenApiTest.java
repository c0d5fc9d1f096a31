package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.config.Config;
import com.tickstock.membership.http.HttpServer;
import com.tickstock.membership.http.OpenApi;
import com.tickstock.membership.metrics.Metrics;
import com.tickstock.membership.topic.Topics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answers of the service match {@code openapi.yaml}, which documents nothing else. */
class OpenApiTest extends WithService {
  private static final String MEMBERS =
      """
      {"description":"d","metadata":{"a":1},"liquidityFilter":{"min_weight":0.1},"members":[
       {"symbol":"AAPL","weight":0.6,"metadata":{"industry":"hardware"}},{"symbol":"MSFT"}]}""";
  private static final String LATE =
      "{\"members\":[{\"symbol\":\"AAPL\",\"weight\":0.5}],\"effectiveAt\":\"2025-01-01\"}";

  /** Positions after the end of every partition. */
  private static final String AFTER_ALL =
      IntStream.range(0, Topics.EVENTS.partitions())
          .mapToObj(partition -> partition + ":999999999")
          .collect(Collectors.joining(","));

  /** Answers that take too long for a test, or need a broken service. */
  private static final Map<String, String> NOT_PROVOKED =
      Map.ofEntries(
          Map.entry("PUT /v1/groups/{type}/{name} 408", "takes 30 s"),
          Map.entry("POST /v1/groups/{type}/{name}/changes 408", "takes 30 s"),
          Map.entry("PUT /v1/groups/{type}/{name} 504", "needs a fold that stands still for 10 s"),
          Map.entry(
              "POST /v1/groups/{type}/{name}/changes 504",
              "needs a fold that stands still for 10 s"),
          Map.entry(
              "DELETE /v1/groups/{type}/{name} 504", "needs a fold that stands still for 10 s"),
          Map.entry("GET /v1/groups/{type}/{name}/outcomes/{source}/{id} 504", "waits for 10 s"),
          Map.entry("GET /v1/changes 200", "has no end: see FeedTest"),
          Map.entry("GET /v1/changes 410", "needs a log that is cut off: see FeedTest"),
          Map.entry("GET /admin/cache/test 500", "needs stores that disagree"),
          Map.entry("GET /health/live 503", "needs a topology that failed"));

  private static String position;
  private final OpenApi api = OpenApi.read();
  private AnswerCheck check;

  @BeforeAll
  static void write() {
    put("ETF/SPY", MEMBERS);
    put("ETF/SPY", LATE);
    put("SECTOR/information_technology", MEMBERS);
    put("UNIVERSE/dow30", "{\"members\":[{\"symbol\":\"AAPL\"}]}");
    put("ETF/GONE", MEMBERS);
    position =
        service.http().delete("/v1/groups/ETF/GONE?wait=true").json().path("position").asText();
    service.awaitTablesEqualStores();
    assertThat(service.http().visible("/v1/symbols/AAPL?after=" + position).status())
        .isEqualTo(200);
  }

  private static void put(String group, String body) {
    Answers.Answer answer =
        service
            .http()
            .put(
                "/v1/groups/" + group + "?wait=true",
                body,
                "Idempotency-Key",
                group + body.length());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @BeforeEach
  void check() {
    check = new AnswerCheck(api);
  }

  /** A path for each read operation that is answered 200. */
  private static String example(OpenApi.Operation read) {
    String path =
        read.path()
            .replace("{type}", "ETF")
            .replace("{name}", "SPY")
            .replace("{symbol}", "AAPL")
            .replace("{universe}", "SPY:dow30")
            .replace("{source}", "http")
            .replace("{id}", "ETF%2FSPY" + MEMBERS.length());
    if (path.endsWith("/diff")) {
      return path + "?from=2024-12-31";
    }
    return path.endsWith("/overlap") ? path + "?groups=SPY,UNIVERSE/dow30" : path;
  }

  private static String with(String path, String parameter) {
    return path + (path.contains("?") ? "&" : "?") + parameter;
  }

  private static String body(OpenApi.Operation write) {
    if (write.path().endsWith("/changes")) {
      return "{\"remove\":[\"AAPL\"]}";
    }
    return write.method().equals("PUT") ? MEMBERS : "";
  }

  private List<OpenApi.Operation> reads() {
    // a stream of changes has no end
    return api.operations().stream()
        .filter(o -> o.method().equals("GET") && !o.path().equals("/v1/changes"))
        .toList();
  }

  private static boolean says(OpenApi.Operation operation, int status) {
    return operation.json().path("responses").has(String.valueOf(status));
  }

  private static Answers.Answer get(String path, String... headers) {
    return service.http().get(path, headers);
  }

  @Test
  void everyAnswerIsAsDescribedAndEveryAnswerThatIsDescribedIsGiven() {
    readsAreAnswered();
    readsOfNothingAreNotFound();
    readsAfterWhatIsNotThereTimeOut();
    reportsAreAnsweredInEachFormat();
    writesAreAnswered();
    writesAreRefused();
    cacheRoutesAreAnswered();
    nothingIsAnsweredBeforeItIsUp();

    Set<String> missing = new TreeSet<>();
    for (OpenApi.Operation operation : api.operations()) {
      operation
          .json()
          .path("responses")
          .fieldNames()
          .forEachRemaining(status -> missing.add(operation.name() + " " + status));
    }
    missing.removeAll(check.seen());
    assertThat(missing)
        .as("described, but never seen; left out are %s", NOT_PROVOKED)
        .containsExactlyInAnyOrderElementsOf(NOT_PROVOKED.keySet());
  }

  private void readsAreAnswered() {
    for (OpenApi.Operation read : reads()) {
      String path = example(read);
      check.that(read.name(), 200, get(path));
      if (says(read, 304)) {
        check.that(read.name(), 304, get(path, "If-None-Match", "*"));
      }
      if (says(read, 400)) {
        check.that(read.name(), 400, get(with(path, "nonsense=1")));
      }
    }
    check.that("GET /v1/groups/{type}/{name}", 200, get("/v1/groups/ETF/SPY?version=1&stale=true"));
    check.that("GET /v1/groups", 200, get("/v1/groups?limit=1"));
    check.that("GET /v1/changes", 400, get("/v1/changes?group=SPY"));
  }

  private void readsOfNothingAreNotFound() {
    for (OpenApi.Operation read : reads()) {
      if (says(read, 404)) {
        String nothing =
            example(read).replaceAll("SPY", "NOPE").replaceAll("symbols/AAPL", "symbols/NOPE");
        check.that(read.name(), 404, get(nothing));
      }
    }
    Answers.Answer retired = get("/v1/groups/ETF/GONE");
    check.that("GET /v1/groups/{type}/{name}", 404, retired);
    assertThat(retired.json().path("version").asInt()).isEqualTo(2);
  }

  /** Runs in parallel, because each request waits for 2 s. */
  private void readsAfterWhatIsNotThereTimeOut() {
    Map<String, Answers.Answer> answers =
        reads().stream()
            .filter(read -> says(read, 504) && !read.path().contains("/outcomes/"))
            .parallel()
            .collect(
                Collectors.toMap(
                    OpenApi.Operation::name,
                    read -> get(with(example(read), "after=" + AFTER_ALL))));
    answers.forEach((name, answer) -> check.that(name, 504, answer));
  }

  private void reportsAreAnsweredInEachFormat() {
    for (String format : List.of("json", "markdown", "html")) {
      check.that("GET /v1/report", 200, get("/v1/report?detail=true&format=" + format));
    }
  }

  private void writesAreAnswered() {
    Answers http = service.http();
    String put = "PUT /v1/groups/{type}/{name}";
    check.that(put, 202, http.put("/v1/groups/CUSTOM/w", MEMBERS));
    check.that(
        put, 200, http.put("/v1/groups/CUSTOM/w?wait=true", MEMBERS, "Idempotency-Key", "w"));
    Answers.Answer again =
        http.put("/v1/groups/CUSTOM/w?wait=true", MEMBERS, "Idempotency-Key", "w");
    check.that(put, 200, again);
    assertThat(again.header("Idempotency-Replayed")).contains("true");

    String post = "POST /v1/groups/{type}/{name}/changes";
    String change = "{\"put\":[{\"symbol\":\"A\",\"line\":3}],\"remove\":[\"MSFT\"]}";
    check.that(post, 202, http.post("/v1/groups/CUSTOM/w/changes", change));
    String[] key = {"Idempotency-Key", "w"};
    check.that(put, 422, http.put("/v1/groups/CUSTOM/w", LATE, key));
    check.that(post, 422, http.post("/v1/groups/CUSTOM/w/changes", change, key));
    check.that(
        "DELETE /v1/groups/{type}/{name}", 422, http.delete("/v1/groups/CUSTOM/w?wait=true", key));
    check.that(post, 200, http.post("/v1/groups/CUSTOM/w/changes?wait=true", change));

    String delete = "DELETE /v1/groups/{type}/{name}";
    check.that(delete, 200, http.delete("/v1/groups/CUSTOM/w?wait=true&reason=r"));
    check.that(delete, 202, http.delete("/v1/groups/CUSTOM/w"));
  }

  private void writesAreRefused() {
    Answers http = service.http();
    String large = "{\"description\":\"" + "x".repeat(9_000_000) + "\",\"members\":[]}";
    String unknown = "{\"memers\":[]}";
    for (String name :
        List.of("PUT /v1/groups/{type}/{name}", "POST /v1/groups/{type}/{name}/changes")) {
      String method = name.substring(0, name.indexOf(' '));
      String path = "/v1/groups/CUSTOM/r" + (method.equals("POST") ? "/changes" : "");
      String[] json = {"Content-Type", "application/json"};
      String body = body(api.operation(name));
      check.that(name, 400, http.send(method, path, unknown, json));
      check.that(name, 400, http.send(method, with(path, "nonsense=1"), body, json));
      check.that(name, 413, http.send(method, path, large, json));
      check.that(name, 415, http.send(method, path, body, "Content-Type", "text/plain"));
      check.that(
          name,
          412,
          http.send(method, path, body, "Content-Type", "application/json", "If-Match", "\"7\""));
    }
    String future = "{\"members\":[],\"effectiveAt\":\"2999-01-01\"}";
    check.that(
        "PUT /v1/groups/{type}/{name}", 400, http.put("/v1/groups/CUSTOM/r?wait=true", future));
    check.that(
        "POST /v1/groups/{type}/{name}/changes",
        404,
        http.post("/v1/groups/CUSTOM/nope/changes?wait=true", "{\"remove\":[\"A\"]}"));
    String delete = "DELETE /v1/groups/{type}/{name}";
    check.that(delete, 400, http.delete("/v1/groups/CUSTOM/r?nonsense=1"));
    check.that(delete, 412, http.delete("/v1/groups/ETF/SPY", "If-Match", "\"77\""));
  }

  private void cacheRoutesAreAnswered() {
    Answers http = service.http();
    String refresh = "POST /admin/cache/refresh";
    check.that(refresh, 200, http.post("/admin/cache/refresh", "{\"warm\":true}"));
    check.that(refresh, 400, http.post("/admin/cache/refresh", "{\"cache_type\":\"none\"}"));
    String warm = "POST /admin/cache/warm";
    check.that(warm, 200, http.post("/admin/cache/warm", ""));
    check.that(warm, 400, http.post("/admin/cache/warm?environment=NONE", ""));
  }

  private void nothingIsAnsweredBeforeItIsUp() {
    Config config = RunningService.config(data, nothing, Map.of());
    try (HttpServer starting = HttpServer.listen(config, Clock.systemUTC(), new Metrics())) {
      Answers http = new Answers("http://127.0.0.1:" + starting.port());
      for (OpenApi.Operation operation : api.operations()) {
        if (says(operation, 503) && !operation.path().equals("/health/live")) {
          String path = example(operation);
          Answers.Answer answer =
              operation.method().equals("GET")
                  ? http.get(path)
                  : http.send(
                      operation.method(),
                      path,
                      body(operation),
                      "Content-Type",
                      "application/json");
          check.that(operation.name(), 503, answer);
        }
      }
    }
  }

  @Test
  void aParameterThatIsNotDescribedIsRefusedNamingThoseThatAre() {
    for (OpenApi.Operation operation : api.operations()) {
      if (says(operation, 400)) {
        String path = with(example(operation), "nonsense=1");
        Answers.Answer answer =
            operation.method().equals("GET")
                ? get(path)
                : service
                    .http()
                    .send(
                        operation.method(),
                        path,
                        body(operation),
                        "Content-Type",
                        "application/json");
        String detail = answer.problem(400);
        assertThat(known(detail))
            .as(operation.name())
            .isEqualTo(
                operation.query().map(p -> p.path("name").asText()).collect(Collectors.toSet()));
      }
    }
  }

  /** The names in "no parameter nonsense: expected [after, stale]". */
  private static Set<String> known(String detail) {
    String names = detail.substring(detail.indexOf('[') + 1, detail.indexOf(']'));
    return Arrays.stream(names.split(", ")).filter(n -> !n.isEmpty()).collect(Collectors.toSet());
  }

  @Test
  void aParameterTakesWhatIsDescribedAndNothingElse() {
    for (OpenApi.Operation read : reads()) {
      for (JsonNode parameter : (Iterable<JsonNode>) read.query()::iterator) {
        String name = parameter.path("name").textValue();
        JsonNode schema = parameter.path("schema");
        String path = example(read).replaceAll("[?&]" + name + "=[^&]*", "");
        for (String good : ParameterValues.good(api, parameter, position)) {
          assertThat(get(with(path, name + "=" + good)).status())
              .as("%s with %s=%s", read.name(), name, good)
              .isIn(200, 404);
        }
        for (String bad : ParameterValues.bad(api, schema)) {
          Answers.Answer answer = get(with(path, name + "=" + bad));
          answer.problem(400);
          assertThat(answer.json().path("field").textValue())
              .as("%s with %s=%s", read.name(), name, bad)
              .isEqualTo(name);
        }
      }
    }
  }

  @Test
  void whatIsReadHasATagOrAReasonForNone() {
    List<String> without =
        reads().stream()
            .filter(read -> !get(example(read)).tag().isPresent())
            .map(OpenApi.Operation::name)
            .toList();

    // these answers differ each time
    assertThat(without)
        .containsExactlyInAnyOrder(
            "GET /v1/report",
            "GET /metrics",
            "GET /admin/cache/stats",
            "GET /admin/cache/test",
            "GET /health/live",
            "GET /health/ready");
  }

  @Test
  void headIsAsGetWithoutTheBody() {
    for (OpenApi.Operation read : reads()) {
      String path = example(read);
      // the others contain the current time
      if (Stream.of("/diff", "/report", "/metrics", "/admin/").noneMatch(path::contains)) {
        String[] plain = {"X-Request-Id", "1"};
        String[] zipped = {"X-Request-Id", "1", "Accept-Encoding", "gzip"};
        for (String[] headers : List.of(plain, zipped)) {
          Answers.Answer head = service.http().send("HEAD", path, "", headers);
          assertThat(head.status()).as(path).isEqualTo(200);
          assertThat(head.headers()).as(path).isEqualTo(get(path, headers).headers());
          assertThat(head.body()).isEmpty();
        }
      }
    }
  }

  @Test
  void anotherMethodIsRefusedNamingThoseThatAre() {
    Map<String, List<OpenApi.Operation>> paths =
        api.operations().stream().collect(Collectors.groupingBy(OpenApi.Operation::path));
    paths.forEach(
        (path, operations) -> {
          List<String> allowed = new ArrayList<>();
          operations.forEach(operation -> allowed.add(operation.method()));
          if (allowed.contains("GET")) {
            allowed.add("HEAD");
          }
          String example = example(operations.get(0)).replaceAll("\\?.*", "");
          Answers.Answer patch = service.http().send("PATCH", example, "");
          assertThat(patch.problem(405)).contains("PATCH");
          Answers.Answer options = service.http().send("OPTIONS", example, "");
          assertThat(options.status()).isEqualTo(204);
          Stream.of(patch, options)
              .forEach(
                  answer ->
                      assertThat(answer.header("Allow").orElseThrow().split(", "))
                          .as(path)
                          .containsExactlyInAnyOrderElementsOf(allowed));
        });
  }
}
