package com.tickstock.membership.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.config.Config;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.metrics.Metrics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that the server answers without the stores. */
class HttpServerTest {
  private static final String PAGE = "https://page.example";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static HttpServer server;
  private static HttpServer open;

  @BeforeAll
  static void listen() {
    server = listen(PAGE + ",http://other.example:3000");
    open = listen("*");
  }

  @AfterAll
  static void stop() {
    server.close();
    open.close();
  }

  private static HttpServer listen(String origins) {
    Map<Setting, String> flags = Map.of(Setting.HTTP_PORT, "0", Setting.CORS_ORIGINS, origins);
    return HttpServer.listen(Config.of(flags, Map.of()), Clock.systemUTC(), new Metrics());
  }

  private static HttpResponse<byte[]> send(
      HttpServer to, String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to.port() + path))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    try {
      return CLIENT.send(
          (headers.length == 0 ? request : request.headers(headers)).build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<byte[]> get(String path, String... headers) {
    return send(server, "GET", path, new byte[0], headers);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static JsonNode problem(HttpResponse<byte[]> answer, int status) throws IOException {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = OpenApi.JSON.readTree(answer.body());
    OpenApi api = OpenApi.read();
    assertThat(api.errors(api.json().at("/components/schemas/Problem"), problem)).isEmpty();
    return problem;
  }

  @Test
  void aPageOfAnotherOriginMayAskIfItIsNamed() {
    HttpResponse<byte[]> answer = get("/openapi.json", "Origin", PAGE);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(PAGE);
    assertThat(header(answer, "Access-Control-Expose-Headers"))
        .contains("ETag", "Membership-Behind", "Retry-After", "Location");
    assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
    assertThat(answer.headers().allValues("Vary")).contains("Origin", "Accept-Encoding");
    assertThat(header(get("/v1/stats", "Origin", PAGE), "Access-Control-Allow-Origin"))
        .as("an error can be read too")
        .isEqualTo(PAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://page.example.evil.example",
        "https://pageXexample",
        "http://page.example",
        "https://page.example:444",
        "null"
      })
  void anotherOriginIsAnsweredWithoutLeaveToReadIt(String origin) {
    HttpResponse<byte[]> answer = get("/openapi.json", "Origin", origin);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
    assertThat(header(preflight(server, origin, "PUT"), "Access-Control-Allow-Origin")).isEmpty();
  }

  private static HttpResponse<byte[]> preflight(HttpServer to, String origin, String method) {
    return send(
        to,
        "OPTIONS",
        "/v1/groups/CUSTOM/mine",
        new byte[0],
        "Origin",
        origin,
        "Access-Control-Request-Method",
        method,
        "Access-Control-Request-Headers",
        "content-type, if-match");
  }

  @Test
  void aNamedOriginMayWriteAndAnyOtherOnlyRead() {
    HttpResponse<byte[]> named = preflight(server, PAGE, "PUT");
    assertThat(named.statusCode()).isEqualTo(200);
    assertThat(header(named, "Access-Control-Allow-Origin")).isEqualTo(PAGE);
    assertThat(header(named, "Access-Control-Allow-Methods")).contains("PUT", "POST", "DELETE");
    assertThat(header(named, "Access-Control-Allow-Headers"))
        .contains("Authorization", "Content-Type", "If-Match", "Idempotency-Key");
    assertThat(header(named, "Access-Control-Max-Age")).isEqualTo("600");

    HttpResponse<byte[]> any = preflight(open, "https://anybody.example", "PUT");
    assertThat(header(any, "Access-Control-Allow-Methods").split(","))
        .containsExactlyInAnyOrder("GET", "HEAD");
  }

  @Test
  void aLargeAnswerIsCompressedWhereItMayBeAndThenHasAWeakTag() throws IOException {
    HttpResponse<byte[]> plain = get("/openapi.json");
    HttpResponse<byte[]> gzip = get("/openapi.json", "Accept-Encoding", "br, gzip;q=0.8");
    String tag = header(plain, "ETag");

    assertThat(header(plain, "Content-Encoding")).isEmpty();
    assertThat(plain.headers().allValues("Vary")).contains("Accept-Encoding");
    assertThat(header(gzip, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(gzip, "ETag")).isEqualTo("W/" + tag);
    assertThat(gzip.body().length).isLessThan(plain.body().length / 3);
    assertThat(header(gzip, "Content-Length")).isEqualTo(String.valueOf(gzip.body().length));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip.body()))) {
      assertThat(in.readAllBytes()).isEqualTo(plain.body());
    }
    for (String known : List.of(tag, "W/" + tag, "\"other\", W/" + tag)) {
      HttpResponse<byte[]> same =
          get("/openapi.json", "Accept-Encoding", "gzip", "If-None-Match", known);
      assertThat(same.statusCode()).as(known).isEqualTo(304);
      assertThat(same.headers().allValues("Vary")).contains("Accept-Encoding");
      assertThat(same.headers().map()).doesNotContainKeys("content-type", "content-length");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip;q=0", "identity", "br", "*;q=0", "notgzip"})
  void whatIsNotWantedIsNotCompressed(String accepted) {
    assertThat(header(get("/openapi.json", "Accept-Encoding", accepted), "Content-Encoding"))
        .isEmpty();
  }

  @Test
  void thePageAsksThisServiceAlone() {
    HttpResponse<byte[]> page = get("/docs");
    String html = new String(page.body(), StandardCharsets.UTF_8);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Security-Policy"))
        .contains("default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'");
    List<String> asked = new ArrayList<>();
    Matcher links = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(html);
    while (links.find()) {
      asked.add(links.group(1));
    }
    assertThat(asked).hasSize(5).allMatch(link -> link.matches("/[^/].*"));
    for (String link : asked) {
      HttpResponse<byte[]> part = get(link);
      assertThat(part.statusCode()).as(link).isEqualTo(200);
      assertThat(part.body()).as(link).isNotEmpty();
      if (link.matches("/docs/[0-9].*")) {
        assertThat(header(part, "Cache-Control")).contains("immutable");
      }
      String text = new String(part.body(), StandardCharsets.UTF_8);
      if (link.endsWith(".css")) {
        assertThat(text).doesNotContain("@import").doesNotContainPattern("url\\(\"?(https?:)?//");
      }
    }
    assertThat(new String(get("/docs/docs.js").body(), StandardCharsets.UTF_8))
        .contains("validatorUrl: null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/5.34.1/index.html",
        "/docs/../swagger-ui.css",
        "/docs/%2e%2e/swagger-ui.css",
        "/docs/5.34.1/..%2fswagger-ui.css",
        "/docs/0.0.0/swagger-ui.css"
      })
  void nothingElseIsServedFromTheJar(String path) throws IOException {
    assertThat(raw("GET " + path + " HTTP/1.1")).containsPattern("^HTTP/1.1 40[04] ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"members\":[{\"symbol\":\"A\"},{\"symbol\":\"B\" | members[1]"
            + "| members[1]: not JSON at line 1, column 41: unexpected end of the text",
        "{\"members\":[] | ~~ | not JSON at line 1, column 14: unexpected end of the text",
        "{\"members\":[],\"members\":[]} | ~~ | not JSON at line 1, column 24: the field 'members' appears twice",
        "{\"members\":[],\"metadata\":{\"a\":1,\"a\":2}} | metadata | metadata: not JSON at line 1, column 36: the field 'a' appears twice",
        "{\"members\":[{\"symbol\":\"A\",\"weight\":\"1\"}]} | members[0].weight | members[0].weight: expected a number",
        "{\"members\":[{\"weight\":1}]} | members[0].symbol | members[0].symbol: a required field is missing: symbol",
        "{\"members\":{}} | members | members: expected an array",
        "{\"members\":[],\"memers\":[]} | memers | memers: unknown field: expected one of allowLeverage, description, effectiveAt, liquidityFilter, members, metadata",
        "{\"members\":[{\"symbol\":\"A\",\"weight\":0.5},{\"symbol\":\"B\",\"weight\":-6.5}]} | members[1].weight"
            + "| members[1].weight is \"-6.5\": expected a fraction, as 0.065 for 6.5 %; over 1 only with \"allowLeverage\": true",
        "{\"members\":[],\"liquidityFilter\":{\"min_weight\":\"0.1\"}} | liquidityFilter.min_weight"
            + "| liquidityFilter.min_weight is \"\"0.1\"\": expected a fraction from 0 to 1",
        "{\"members\":[],\"liquidityFilter\":{\"min_weight\":5}} | liquidityFilter.min_weight"
            + "| liquidityFilter.min_weight is \"5\": expected a fraction from 0 to 1",
        "{\"members\":[],\"liquidityFilter\":{\"market_value_threshold\":-1}} | liquidityFilter.market_value_threshold"
            + "| liquidityFilter.market_value_threshold is \"-1\": expected an amount, a number from 0",
        "[] | ~~ | expected an object",
        "~~ | ~~ | expected exactly one JSON value",
        "{\"members\":[}  | members | members: not JSON at line 1, column 13: Unexpected close marker '}': expected ']'",
      })
  void aBodyThatIsWrongIsToldWhereAndWhy(String body, String field, String detail)
      throws IOException {
    JsonNode problem = problem(put(body.getBytes(StandardCharsets.UTF_8)), 400);

    assertThat(problem.path("detail").textValue()).isEqualTo(detail);
    assertThat(problem.path("field").asText()).isEqualTo(field);
  }

  private static HttpResponse<byte[]> put(byte[] body) {
    return send(server, "PUT", "/v1/groups/CUSTOM/a", body, "Content-Type", "application/json");
  }

  @Test
  void aBodyThatIsNoTextOrTooDeepIsToldSo() throws IOException {
    byte[] latin = "{\"description\":\"é\",\"members\":[]}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(problem(put(latin), 400).path("detail").asText()).contains("not UTF-8");

    String deep = "{\"members\":[],\"metadata\":" + "{\"a\":".repeat(2000) + "1" + "}".repeat(2001);
    assertThat(problem(put(deep.getBytes(StandardCharsets.UTF_8)), 400).path("detail").asText())
        .contains("depth is 201: expected at most 200")
        .doesNotContain("StreamRead", "com.fasterxml");
    String metadata =
        "{\"members\":[],\"metadata\":" + "{\"a\":".repeat(101) + "1" + "}".repeat(102);
    assertThat(problem(put(metadata.getBytes(StandardCharsets.UTF_8)), 400).path("detail").asText())
        .contains("expected at most 100 objects and arrays in each other");
  }

  @Test
  void textsAndObjectsHaveTheirMostLength() throws IOException {
    String body = "{\"%s\":%s,\"members\":[{\"symbol\":\"A\",\"metadata\":{\"a\":\"%s\"}}]}";
    String long4 = "x".repeat(4_001);
    String long64 = "{\"a\":\"" + "x".repeat(64 << 10) + "\"}";

    assertThat(refused(body.formatted("description", '"' + long4 + '"', "")))
        .startsWith("description is \"xxx")
        .endsWith("expected at most 4,000 characters, not 4,001");
    assertThat(refused(body.formatted("metadata", long64, "")))
        .endsWith("expected at most 65,536 characters, not 65,544");
    assertThat(refused(body.formatted("liquidityFilter", long64, "")))
        .startsWith("liquidityFilter");
    assertThat(refused(body.formatted("metadata", "{}", "x".repeat(32 << 10))))
        .startsWith("members (A).metadata is");
  }

  @Test
  void aMemberThatIsNullIsRefused() throws IOException {
    byte[] body = "{\"put\":[null]}".getBytes(StandardCharsets.UTF_8);
    String[] json = {"Content-Type", "application/json"};
    JsonNode problem =
        problem(send(server, "POST", "/v1/groups/CUSTOM/a/changes", body, json), 400);
    assertThat(problem.path("field").asText()).isEqualTo("put[0]");
    assertThat(refused("{\"members\":[null]}")).startsWith("members[0] is missing");
  }

  private static String refused(String body) throws IOException {
    return problem(put(body.getBytes(StandardCharsets.UTF_8)), 400).path("detail").asText();
  }

  @Test
  void aChangeOfTheFutureIsRefused() throws IOException {
    assertThat(refused("{\"members\":[],\"effectiveAt\":\"2999-01-01\"}"))
        .startsWith("effectiveAt is \"2999-01-01\": expected a time up to now, which is");
  }

  @Test
  void whileItStartsItSaysHowFarItIs() throws IOException {
    Config config = Config.of(Map.of(Setting.HTTP_PORT, "0"), Map.of());
    try (HttpServer starting = HttpServer.listen(config, Clock.systemUTC(), new Metrics())) {
      List<String> told = new ArrayList<>();
      starting.startup().watch(told::add);
      starting.startup().phase("first load of holdings");
      starting.startup().step(3, 56);

      JsonNode ready = health(starting, "/health/ready?verbose");
      assertThat(ready.path("reasons").path(0).asText())
          .isEqualTo("the service is starting: first load of holdings (3 of 56)");
      assertThat(ready.path("starting").toString())
          .isEqualTo("{\"phase\":\"first load of holdings\",\"done\":3,\"total\":56}");
      assertThat(health(starting, "/health/ready").has("starting")).isFalse();
      assertThat(told).containsExactly("first load of holdings");
      JsonNode problem = problem(send(starting, "GET", "/v1/groups", new byte[0]), 503);
      assertThat(problem.path("detail").asText())
          .isEqualTo("the service is starting: first load of holdings (3 of 56)");
    }
  }

  private static JsonNode health(HttpServer of, String path) throws IOException {
    HttpResponse<byte[]> answer = send(of, "GET", path, new byte[0]);
    assertThat(answer.statusCode()).isEqualTo(503);
    JsonNode health = OpenApi.JSON.readTree(answer.body());
    OpenApi api = OpenApi.read();
    assertThat(api.errors(api.json().at("/components/schemas/Health"), health)).isEmpty();
    return health;
  }

  @Test
  void whatIsLeftEmptyIsNotGiven() throws IOException {
    // there are no stores, so an accepted request gets 503
    problem(get("/v1/groups?limit=&cursor=&type=&search="), 503);
    problem(get("/v1/groups/ETF/SPY/history?limit=&cursor="), 503);
  }

  @Test
  void headersThatSpeakAgainstEachOtherOrAreTooLongAreRefused() throws IOException {
    byte[] body = "{\"members\":[]}".getBytes(StandardCharsets.UTF_8);
    String[] both = {"Content-Type", "application/json", "If-Match", "\"3\"", "If-None-Match", "*"};
    JsonNode problem = problem(send(server, "PUT", "/v1/groups/CUSTOM/a", body, both), 400);
    assertThat(problem.path("field").asText()).isEqualTo("If-Match");

    String[] key = {"Content-Type", "application/json", "Idempotency-Key", "k".repeat(201)};
    problem = problem(send(server, "PUT", "/v1/groups/CUSTOM/a", body, key), 400);
    assertThat(problem.path("detail").asText())
        .startsWith("Idempotency-Key is \"kkk")
        .endsWith("expected 1 to 200 characters, no control characters");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json; charset=utf-8, '', 400",
    "APPLICATION/JSON, '', 400",
    "application/jsonp, '', 415",
    "text/plain, '', 415",
    "application/json, gzip, 415"
  })
  void aBodyIsSaidToBeJsonAndIsNotCompressed(String type, String encoding, int status)
      throws IOException {
    HttpResponse<byte[]> answer =
        send(
            server,
            "PUT",
            "/v1/groups/CUSTOM/a",
            "{}".getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            type,
            "Content-Encoding",
            encoding.isEmpty() ? "identity" : encoding);
    problem(answer, status);
  }

  @ParameterizedTest
  @CsvSource({
    "GET /v1/groups/ETF/%zz HTTP/1.1, 400",
    "GET /v1/groups/ETF/%C3%28 HTTP/1.1, 400",
    "GET /v1/groups?search=%zz HTTP/1.1, 400",
    "GET /v1/groups?search=%FF HTTP/1.1, 400",
    "GET /v1/groups?search=%C3%28 HTTP/1.1, 400",
    "GET /v1/info?%zz HTTP/1.1, 400",
    "GET /v1/groups/ETF/a%00b HTTP/1.1, 400",
    "GET /v1/nothing HTTP/1.1, 404",
    "PATCH /v1/groups HTTP/1.1, 405",
    "BREW /v1/groups HTTP/1.1, 405",
    "GET HTTP/1.1, 505",
    "GET /v1/groups HTTP/7.7, 505"
  })
  void whatIsNoProperRequestIsAProblemToo(String line, int status) throws IOException {
    isProblem(raw(line), status);
  }

  @Test
  void aHeaderThatIsTooLongIsAProblemToo() throws IOException {
    isProblem(raw("GET /v1/groups HTTP/1.1\r\nX-Long: " + "x".repeat(9000)), 431);
    isProblem(raw("GET /v1/groups?search=" + "x".repeat(9000) + " HTTP/1.1"), 414);
  }

  private static void isProblem(String answer, int status) throws IOException {
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    JsonNode problem =
        OpenApi.JSON.readTree(body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1));
    OpenApi api = OpenApi.read();
    assertThat(api.errors(api.json().at("/components/schemas/Problem"), problem)).isEmpty();
    assertThat(problem.path("status").intValue()).isEqualTo(status);
  }

  /** Sends a raw request that no HTTP client would send. */
  private static String raw(String head) throws IOException {
    String request = head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
