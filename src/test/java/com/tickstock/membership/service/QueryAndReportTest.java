package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.Integration;
import com.tickstock.membership.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code query}, {@code report} and their routes, on one running service. */
@Integration
class QueryAndReportTest {
  @TempDir static Path data;
  @TempDir static Path holdings;
  private static RunningService service;

  @BeforeAll
  static void startWithFiles() throws IOException {
    file("spy_holdings.csv", "# as-of: 2025-06-30", "symbol,weight", "AAPL,6.5", "MSFT,7.123456");
    file("dow30.csv", "AAPL", "BRK.B", "CAT");
    file(
        "ai_leaders_theme.csv",
        "# description: AI \u001b[31m<script>red",
        "symbol",
        "NVDA",
        "MSFT");
    file(
        "sectors.csv",
        "symbol,sector,industry",
        "AAPL,information_technology,hardware",
        "MSFT,information_technology,software",
        "CAT,industrials,machinery",
        "BRK.B,unknown,");
    service = RunningService.start(data, holdings);
    service.load();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static void file(String name, String... lines) throws IOException {
    Files.write(holdings.resolve(name), List.of(lines));
  }

  private static Command query(String... arguments) {
    return run("query", arguments);
  }

  private static Command report(String... arguments) {
    return run("report", arguments);
  }

  private static Command run(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command, "--url", service.url()));
    all.addAll(List.of(arguments));
    return Command.run(all.toArray(String[]::new));
  }

  private static JsonNode exact(String path) {
    return Json.readTree(service.http().get(path).body().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aStockIsAnsweredWithItsGroups() {
    assertThat(query("--stock", "aapl").done())
        .contains("AAPL: sector information_technology, industry hardware; in 3 groups")
        .containsPattern("ETF +\\| SPY +\\| +6\\.50 %")
        .containsPattern("UNIVERSE +\\| dow30 +\\| +\\|");
    JsonNode json = query("--stock", "AAPL", "--json").json();
    assertThat(json).isEqualTo(exact("/v1/symbols/AAPL"));
  }

  @Test
  void groupsAreAnsweredWithTheirMembersAndNamesAreFolded() {
    assertThat(query("--etf", "spy").done())
        .contains("DEFAULT/ETF/SPY: 2 members, version 1, effective 2025-06-30\n")
        .containsPattern("MSFT +\\| 7\\.123456 %");
    assertThat(query("--theme", "AI_Leaders").done())
        .contains("AI [31m<script>red", "DEFAULT/THEME/ai_leaders", "NVDA")
        .doesNotContain("weight", "\u001b");
    assertThat(query("--sector", "industrials").done()).contains("CAT");
    assertThat(query("--etf", "SPY", "--json").json()).isEqualTo(exact("/v1/groups/ETF/SPY"));
  }

  @Test
  void universesAreAnsweredWithTheirPartsAndSymbols() {
    assertThat(query("--universe", "SPY:dow30:THEME/ai_leaders").done())
        .contains("(union): 5 symbols", "AAPL BRK.B CAT MSFT NVDA");
    assertThat(query("--universe", "spy:dow30", "--json").json().path("count").asInt())
        .isEqualTo(4);
  }

  @Test
  void thePastIsAnsweredAsOfADay() {
    assertThat(query("--etf", "SPY", "--as-of", "2025-07-01").done()).contains("AAPL");
    Command before = query("--etf", "SPY", "--as-of", "2025-06-29");
    assertThat(before.code()).isEqualTo(1);
    assertThat(before.err()).contains("did not exist as of 2025-06-29", "2025-06-30");
    assertThat(query("--universe", "SPY", "--as-of", "2025-06-30").code()).isZero();
    assertThat(query("--stock", "AAPL", "--as-of", "2025-06-30", "--json").json().path("groups"))
        .hasSize(1);
  }

  @Test
  void whatIsNotThereIsSaidAndFails() {
    assertFails(query("--stock", "NOPE"), "no group of DEFAULT holds NOPE");
    assertFails(query("--etf", "dow30"), "no group DEFAULT/ETF/DOW30");
    assertFails(query("--theme", "dow30"), "there is DEFAULT/UNIVERSE/dow30");
    assertFails(query("--universe", "SPY:nothing"), "no group nothing");
    assertFails(query("--etf", "SPY", "--environment", "UAT"), "no group UAT/ETF/SPY");
    assertFails(Command.run("query", "--stats", "--url", "http://127.0.0.1:1"), "no service at");
  }

  private static void assertFails(Command command, String reason) {
    assertThat(command.code()).as(command.err()).isEqualTo(1);
    assertThat(command.err()).contains(reason).doesNotContain("\tat ");
    assertThat(command.out()).isEmpty();
  }

  @Test
  void aQuestionThatIsNoneIsWrongUsage() {
    assertThat(query().code()).isEqualTo(2);
    assertThat(query("--stock", "AAPL", "--etf", "SPY").code()).isEqualTo(2);
    assertThat(query("--stats", "--as-of", "2025-06-30").code()).isEqualTo(2);
    assertThat(query("--etf", "SPY", "--as-of", "soon").code()).isEqualTo(2);
    assertThat(query("--etf", "A/B").code()).isEqualTo(2);
    assertThat(query("--universe", " ").code()).isEqualTo(2);
    assertThat(query("--universe", "SPY::QQQ").code()).isEqualTo(2);
    assertThat(query("--stats", "--environment", "NOWHERE").code()).isEqualTo(2);
    assertThat(Command.run("query", "--help").done()).contains("Examples:", "--universe");
  }

  @Test
  void statsCountEachSymbolOnceAndThoseWithASector() {
    JsonNode stats = exact("/v1/stats");

    assertThat(stats.path("groups").asInt()).isEqualTo(15);
    assertThat(stats.path("memberships").asInt()).isEqualTo(2 + 3 + 2 + 5);
    assertThat(stats.path("symbols").asInt()).isEqualTo(5);
    assertThat(stats.path("byType").findValuesAsText("groups"))
        .containsExactly("1", "1", "12", "0", "0", "1");
    assertThat(stats.path("sectors").findValuesAsText("name"))
        .containsExactly("information_technology", "unknown", "industrials");
    assertThat(stats.path("sectors").path(0).path("share").asText()).isEqualTo("0.4000");
    assertThat(stats.path("coverage").toString())
        .isEqualTo("{\"classified\":3,\"unknown\":2,\"inNone\":0,\"share\":0.6000}");
    assertThat(stats.path("lastUpdate").isTextual()).isTrue();
    assertThat(query("--stats", "--json").json()).isEqualTo(stats);
    assertThat(query("--stats").done())
        .containsPattern("Symbols +\\| +5 ")
        .containsPattern("Sector coverage +\\| +60\\.00 %");
  }

  @Test
  void anEmptyEnvironmentHasStatsToo() {
    JsonNode stats = service.http().get("/v1/stats?environment=UAT").ok();

    assertThat(stats.path("symbols").asInt()).isZero();
    assertThat(stats.path("lastUpdate").isNull()).isTrue();
    assertThat(query("--stats", "--environment", "UAT").done()).contains("UAT", "never");
  }

  @Test
  void reportsAreServedInEachFormat() {
    Answers.Answer html = service.http().get("/v1/report?format=html&detail=true");
    assertThat(html.status()).isEqualTo(200);
    assertThat(html.type()).startsWith("text/html;").containsIgnoringCase("charset=utf-8");
    assertThat(html.body()).contains("&lt;script&gt;red").doesNotContain("<script");
    Answers.Answer markdown = service.http().get("/v1/report?format=markdown");
    assertThat(markdown.type()).startsWith("text/markdown;").containsIgnoringCase("charset=utf-8");
    assertThat(markdown.body()).contains("| Groups | 15 |").doesNotContain("All groups");
    JsonNode json = service.http().get("/v1/report?detail=true").ok();
    assertThat(json.path("stats").toString())
        .isEqualTo(service.http().get("/v1/stats").ok().toString());
    assertThat(json.path("largest").path(0).path("name").asText()).isEqualTo("dow30");
    assertThat(json.path("groups")).hasSize(15);
    assertThat(json.path("groups").path(0).path("weightSum").asText()).isEqualTo("0.13623456");
    assertThat(service.http().get("/v1/report").ok().has("groups")).isFalse();
    assertThat(service.http().get("/v1/report?format=pdf").problem(400)).contains("markdown");
    assertThat(service.http().get("/v1/report?detail=much").problem(400)).contains("detail");
    assertThat(service.http().head("/v1/report?format=html").status()).isEqualTo(200);
  }

  @Test
  void reportsArePrintedForPeople() {
    assertThat(report().done())
        .contains("Memberships in DEFAULT", "Largest groups")
        .doesNotContain("All groups", "\u001b");
    assertThat(report("--detail").done())
        .contains("All groups", "MSFT 7.123456 %, AAPL 6.50 %", "13.623456 %");
    assertThat(report("--format", "json", "--summary").json().path("stats").path("symbols").asInt())
        .isEqualTo(5);
    assertThat(report("--environment", "UAT").done()).contains("Memberships in UAT", "never");
    assertThat(report("--summary", "--detail").code()).isEqualTo(2);
    assertThat(report("--format", "pdf").code()).isEqualTo(2);
  }

  @Test
  void aReportIsWrittenWholeIntoAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("report.html"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.html"), file);

    assertThat(report("--format", "html", "--output", link.toString()).done()).isEmpty();

    assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    assertThat(link).isSymbolicLink();
    Command directory = report("--output", folder.toString());
    assertThat(directory.code()).isEqualTo(2);
    assertThat(directory.err()).contains("--output", "expected a regular file");
    Path nowhere = folder.resolve("no/report.md");
    assertThat(report("--output", nowhere.toString()).err()).contains("in a folder that exists");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(file, link);
    }
  }
}
