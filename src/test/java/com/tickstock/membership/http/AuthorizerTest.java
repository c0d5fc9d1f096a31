package com.tickstock.membership.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.access.NewToken;
import com.tickstock.membership.access.Role;
import com.tickstock.membership.config.Config;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.metrics.Metrics;
import io.javalin.Javalin;
import io.javalin.security.RouteRole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access control of the server alone: an accepted request gets 503, as nothing else is up. */
class AuthorizerTest {
  private static final String LET_IN = "503";

  @TempDir Path directory;

  private static HttpServer listen(Map<Setting, String> settings) {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.putAll(settings);
    flags.put(Setting.HTTP_PORT, "0");
    return HttpServer.listen(Config.of(flags, Map.of()), Clock.systemUTC(), new Metrics());
  }

  /** Sends raw lines that no HTTP client would send and returns the whole answer. */
  private static String answer(int port, String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.replaceFirst("HTTP/1.1 ", "");
    }
  }

  @Test
  void aServerWithARouteThatDoesNotSayWhatItNeedsCannotBeMade() {
    Config config = Config.of(Map.of(), Map.of());
    for (RouteRole[] roles :
        new RouteRole[][] {{}, {RequiredRole.READ, RequiredRole.ADMIN}, {new Other()}}) {
      assertThatThrownBy(
              () ->
                  Javalin.create(
                      javalin -> {
                        Authorizer.add(javalin, config);
                        javalin.routes.get("/read", ctx -> ctx.result("read"), RequiredRole.READ);
                        javalin.routes.get("/open", ctx -> ctx.result("open"), roles);
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("GET /open must declare one required role");
    }
  }

  private record Other() implements RouteRole {}

  @ParameterizedTest
  @CsvSource({
    "GET /v1/groups, read",
    "HEAD /v1/groups, read",
    "GET /v1/groups/ETF/SPY, read",
    "GET /v1/symbols/AAPL, read",
    "GET /v1/universes/SPY, read",
    "GET /v1/report, read",
    "GET /v1/projection, read",
    "GET /v1/info, read",
    "POST /internal/questions, read",
    "PUT /v1/groups/ETF/SPY, publish",
    "POST /v1/groups/ETF/SPY/changes, publish",
    "DELETE /v1/groups/ETF/SPY, publish",
    "GET /health/ready, nothing",
  })
  void aRouteIsForTheRoleThatItNeedsAndThoseAboveIt(String route, String needed)
      throws IOException {
    Map<Role, NewToken> tokens = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      tokens.put(role, NewToken.of(role.word(), role));
    }
    Path file =
        Files.write(
            directory.resolve("tokens"), tokens.values().stream().map(NewToken::line).toList());
    try (HttpServer server = listen(Map.of(Setting.TOKENS_FILE, file.toString()))) {
      tokens.forEach(
          (role, token) ->
              assertThat(status(server, route, "Authorization: Bearer " + token.token()))
                  .as("%s with %s", route, role)
                  .isEqualTo(isEnough(role, needed) ? LET_IN : "403"));
      String nobody = needed.equals("nothing") ? LET_IN : "401";
      assertThat(status(server, route, "X-Nothing: 1")).isEqualTo(nobody);
      assertThat(status(server, route, "Authorization: Bearer wrong")).isEqualTo(nobody);
    }
  }

  private static boolean isEnough(Role role, String needed) {
    return needed.equals("nothing") || role.includes(Role.valueOf(needed.toUpperCase(Locale.ROOT)));
  }

  /** A request without a token is refused before its body, which is never sent, is read. */
  private static String status(HttpServer server, String route, String header) {
    try {
      boolean writes = route.startsWith("PUT") || route.startsWith("POST");
      // an accepted request gets a problem, because an empty body is not JSON
      String answer =
          answer(
              server.port(),
              route + " HTTP/1.1",
              "Host: localhost",
              header,
              "Content-Type: application/json",
              "Content-Length: " + (writes && !header.contains("Bearer") ? 1000 : 0));
      String status = answer.substring(0, 3);
      return status.equals("400") ? LET_IN : status;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LocalHost:8080", "127.0.0.1:8080", "127.9.9.9", "[::1]:8080", "one"})
  void withoutTokensWhoKnowsThisMachineAsItsOwnIsAnswered(String host) throws IOException {
    try (HttpServer server = listen(Map.of(Setting.ADVERTISED_ADDRESS, "one:8080"))) {
      assertThat(answer(server.port(), "GET /v1/groups HTTP/1.1", "Host: " + host))
          .startsWith(LET_IN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example:8080", "localhost.evil", "two"})
  void withoutTokensAPageThatTookItsNameHereIsNot(String host) throws IOException {
    try (HttpServer server = listen(Map.of(Setting.ADVERTISED_ADDRESS, "one:8080"))) {
      for (String route : List.of("GET /v1/groups", "DELETE /v1/groups/ETF/SPY")) {
        assertThat(answer(server.port(), route + " HTTP/1.1", "Host: " + host))
            .startsWith("421")
            .contains("urn:membership:problem:misdirected")
            .doesNotContain("evil");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, http://evil.example, 403",
    "multipart/form-data; boundary=x, http://evil.example, 403",
    "application/x-www-form-urlencoded, null, 403",
    "text/plain, http://localhost:8080, 415", // a page of the service
    "text/plain, , 415", // no page
    "application/json, http://evil.example, 400", // the browser sent a preflight first
  })
  void withoutTokensAPageOfAnotherOriginWritesNothingUnasked(
      String type, String origin, String expected) throws IOException {
    try (HttpServer server = listen(Map.of())) {
      assertThat(
              answer(
                  server.port(),
                  "POST /v1/groups/ETF/SPY/changes HTTP/1.1",
                  "Host: localhost:8080",
                  origin == null ? "X-Nothing: 1" : "Origin: " + origin,
                  "Content-Type: " + type,
                  "Content-Length: 0"))
          .startsWith(expected);
    }
  }
}
