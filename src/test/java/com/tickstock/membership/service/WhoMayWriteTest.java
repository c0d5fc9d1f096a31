package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.tickstock.membership.Await;
import com.tickstock.membership.Integration;
import com.tickstock.membership.access.NewToken;
import com.tickstock.membership.access.Role;
import com.tickstock.membership.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service with a token file. */
@Integration
class WhoMayWriteTest {
  private static final String MEMBERS = "{\"members\":[{\"symbol\":\"AAPL\"}]}";
  private static final NewToken READER = NewToken.of("reader", Role.READ);
  private static final NewToken LOADER = NewToken.of("loader", Role.PUBLISH);
  private static final NewToken OPERATOR = NewToken.of("operator", Role.ADMIN);

  @TempDir static Path data;
  @TempDir static Path nothing;
  @TempDir static Path access;
  private static RunningService service;
  private static Answers http;

  @BeforeAll
  static void start() throws IOException {
    write("anonymous read", READER.line(), LOADER.line(), OPERATOR.line());
    service = RunningService.start(data, nothing, Map.of(Setting.TOKENS_FILE, file().toString()));
    http = service.http();
    http.put("/v1/groups/CUSTOM/kept?wait=true", MEMBERS, bearer(LOADER)).ok();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void all() throws IOException {
    write("anonymous read", READER.line(), LOADER.line(), OPERATOR.line());
    Await.until(
        "the new tokens",
        () -> {
          assertThat(status(LOADER)).isEqualTo(400);
          http.get("/v1/groups").ok();
        });
  }

  private static Path file() {
    return access.resolve("tokens");
  }

  private static void write(String... lines) throws IOException {
    Files.write(file(), List.of(lines));
  }

  private static String[] bearer(NewToken token) {
    return new String[] {"Authorization", "Bearer " + token.token()};
  }

  /** The status of an invalid write: 400 if access is granted. */
  private static int status(NewToken token) {
    return http.delete("/v1/groups/CUSTOM/none?misspelt=true", bearer(token)).status();
  }

  @Test
  void whoPublishesWritesAndWhoReadsDoesNot() {
    assertThat(http.put("/v1/groups/CUSTOM/a?wait=true", MEMBERS, bearer(OPERATOR)).ok())
        .isNotEmpty();
    assertThat(http.put("/v1/groups/CUSTOM/b?wait=true", MEMBERS, bearer(READER)).problem(403))
        .isEqualTo("this needs the role publish; reader has the role read");
    assertThat(http.get("/v1/groups/CUSTOM/b").status()).isEqualTo(404);
    http.get("/v1/groups/CUSTOM/a", bearer(READER)).ok();
  }

  @Test
  void whoBringsNoTokenReadsAndNothingMore() {
    http.get("/v1/groups/CUSTOM/kept").ok();
    http.get("/v1/info").ok();
    assertThat(http.post("/internal/questions", "{}").status()).isEqualTo(400);

    Answers.Answer refused = http.delete("/v1/groups/CUSTOM/kept?wait=true");

    assertThat(refused.problem(401))
        .isEqualTo("this needs a token with the role publish; send Authorization: Bearer TOKEN");
    assertThat(refused.header("WWW-Authenticate")).contains("Bearer");
    http.get("/v1/groups/CUSTOM/kept").ok();
  }

  @Test
  void aTokenThatIsNotKnownIsRefusedEvenWhereNoneIsNeeded() {
    String[] wrong = {"Authorization", "Bearer " + LOADER.token().substring(1)};

    Answers.Answer refused = http.get("/v1/groups/CUSTOM/kept", wrong);

    assertThat(refused.problem(401)).startsWith("the token is unknown");
    assertThat(refused.body()).doesNotContain(LOADER.token().substring(1));
    assertThat(refused.header("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
    assertThat(http.get("/v1/groups", "Authorization", "Basic abc").status()).isEqualTo(401);
    Await.until("readiness", () -> http.get("/health/ready", wrong).ok());
  }

  @Test
  void aTokenIsRevokedByTakingItsLineAwayAndSoIsReadingWithoutOne() throws IOException {
    write(READER.line(), OPERATOR.line());

    Await.until("the token to be refused", () -> assertThat(status(LOADER)).isEqualTo(401));
    assertThat(status(OPERATOR)).isEqualTo(400);
    assertThat(http.get("/v1/groups").status()).isEqualTo(401);
    assertThat(http.post("/internal/questions", "{}").status()).isEqualTo(401);
    assertThat(http.post("/internal/questions", "{}", bearer(READER)).status()).isEqualTo(400);
    http.get("/v1/groups", bearer(READER)).ok();
    http.get("/health/live").ok();
  }

  @Test
  void aFileThatWentBadOrAwayLeavesTheFormerInForceAndIsToldWithoutASecret() throws IOException {
    try (Logged log = new Logged("com.tickstock.membership", Level.TRACE)) {
      write("anonymous read", "loader " + LOADER.token());
      Await.until(
          "the problem in the log",
          () -> {
            assertThat(status(LOADER)).isEqualTo(400);
            assertThat(log.lines()).anyMatch(error("line 2: expected name role"));
          });
      Files.delete(file());
      Await.until(
          "the problem in the log",
          () -> {
            assertThat(status(LOADER)).isEqualTo(400);
            assertThat(log.lines()).anyMatch(error("cannot be read"));
          });

      assertThat(http.delete("/v1/groups/CUSTOM/kept").status()).isEqualTo(401);
      assertThat(log.lines()).noneMatch(line -> line.contains(LOADER.token()));
    }
  }

  private static Predicate<String> error(String text) {
    return line -> line.startsWith("ERROR") && line.contains(text);
  }

  @Test
  void aCommandShowsTheTokenOfItsEnvironmentAndSaysWhatToDoWithoutOne() throws IOException {
    write(READER.line());
    Await.until(
        "readers to be refused", () -> assertThat(http.get("/v1/groups").status()).isEqualTo(401));
    String[] stats = {"query", "--stats", "--url", service.url()};

    assertThat(CommandProcess.run(Map.of("MEMBERSHIP_TOKEN", READER.token()), stats).code())
        .isZero();
    Command none = CommandProcess.run(Map.of(), stats);
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err())
        .contains(service.url() + " requires a token: put it into MEMBERSHIP_TOKEN");
    Command wrong = CommandProcess.run(Map.of("MEMBERSHIP_TOKEN", "wrong-one"), stats);
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err())
        .contains(service.url() + " does not know the token in MEMBERSHIP_TOKEN")
        .doesNotContain("wrong-one");
  }

  @Test
  void theCommandThatMakesATokenSaysWhichLineIsWhich() {
    Command made = Command.run("token", "--name", "loader", "--role", "publish", "--json");
    assertThat(made.code()).isZero();
    assertThat(made.json().path("line").asText()).startsWith("loader publish sha256:");
    assertThat(made.json().path("token").asText()).hasSize(43);

    assertThat(Command.run("token", "--name", "loader", "--role", "publish").done().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("The token for loader;"),
            line -> assertThat(line).hasSize(43),
            line -> assertThat(line).isEqualTo("The line for the token file:"),
            line -> assertThat(line).startsWith("loader publish sha256:"));
    Command anonymous = Command.run("token", "--name", "anonymous", "--role", "read");
    assertThat(anonymous.code()).isEqualTo(2);
    assertThat(anonymous.err()).contains("--name: expected").doesNotContain("\tat ");
    assertThat(Command.run("token", "--name", "a", "--role", "write").code()).isEqualTo(2);
  }
}
