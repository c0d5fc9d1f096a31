package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.Await;
import com.tickstock.membership.Integration;
import com.tickstock.membership.loader.LoadReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From files and requests to answers and rows, on one running service. */
@Integration
class ServiceTest {
  @TempDir static Path data;
  @TempDir static Path holdings;
  private static RunningService service;
  private static LoadReport firstLoad;

  @BeforeAll
  static void startWithFiles() throws IOException {
    file("spy_holdings.csv", "# as-of: 2025-06-30", "symbol,weight", "AAPL,6.5", "MSFT,7", "NVDA,");
    file("dow30.csv", "AAPL", "MSFT", "BRK-B");
    file("ai_theme.csv", "# description: AI", "symbol", "NVDA", "MSFT");
    file("sectors.csv", "symbol,sector,industry", "AAPL,information_technology,hardware");
    file("bad_holdings.csv", "symbol,weight", "AAPL,6.5", "MSFT,lots");
    service = RunningService.start(data, holdings);
    firstLoad = service.load();
  }

  @AfterEach
  void rowsEqualStores() {
    service.awaitTablesEqualStores();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static void file(String name, String... lines) throws IOException {
    Files.write(holdings.resolve(name), List.of(lines));
  }

  private static Answers.Answer get(String path, String... headers) {
    return service.http().get(path, headers);
  }

  private static Answers.Answer visible(String path) {
    return service.http().visible(path);
  }

  private static List<String> texts(JsonNode array, String field) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(field.isEmpty() ? node.asText() : node.path(field).asText()));
    return texts;
  }

  @Test
  void aFileWithABadRowIsRefusedAndTheOthersLoad() {
    assertThat(firstLoad.count(LoadReport.Result.APPLIED)).isEqualTo(15);
    assertThat(firstLoad.lines())
        .filteredOn(line -> line.result() == LoadReport.Result.REFUSED)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.file()).isEqualTo("bad_holdings.csv");
              assertThat(line.detail()).contains("line 3", "lots", "a number in percent");
            });
    assertThat(get("/v1/groups/ETF/BAD").problem(404)).contains("DEFAULT/ETF/BAD");
  }

  @Test
  void aGroupIsAnsweredWithItsMembersByWeight() {
    JsonNode spy = get("/v1/groups/etf/spy").ok();

    assertThat(texts(spy.path("members"), "symbol")).containsExactly("MSFT", "AAPL", "NVDA");
    assertThat(texts(spy.path("members"), "weight")).containsExactly("0.07", "0.065", "null");
    assertThat(spy.path("effectiveAt").asText()).isEqualTo("2025-06-30T00:00:00Z");
    assertThat(spy.path("memberCount").asInt()).isEqualTo(3);
    assertThat(texts(get("/v1/groups/UNIVERSE/dow30/symbols").ok().path("symbols"), ""))
        .containsExactly("AAPL", "BRK.B", "MSFT");
  }

  @Test
  void aSymbolIsAnsweredWithItsGroupsAndSector() {
    JsonNode apple = get("/v1/symbols/aapl").ok();

    assertThat(texts(apple.path("groups"), "name")).contains("SPY", "dow30");
    assertThat(apple.path("sector").asText()).isEqualTo("information_technology");
    assertThat(apple.path("industry").asText()).isEqualTo("hardware");
    assertThat(texts(get("/v1/symbols/NVDA/groups?type=THEME").ok().path("groups"), "name"))
        .containsExactly("ai");
  }

  @Test
  void groupsArePutTogetherByName() {
    JsonNode union = get("/v1/universes/SPY:dow30:THEME/ai").ok();

    assertThat(texts(union.path("symbols"), "")).containsExactly("AAPL", "BRK.B", "MSFT", "NVDA");
    assertThat(texts(union.path("parts"), "type")).containsExactly("ETF", "UNIVERSE", "THEME");
    assertThat(texts(get("/v1/universes/SPY:dow30?op=intersection").ok().path("symbols"), ""))
        .containsExactly("AAPL", "MSFT");
    assertThat(texts(get("/v1/universes/SPY:dow30?op=difference").ok().path("symbols"), ""))
        .containsExactly("NVDA");
    assertThat(get("/v1/universes/SPY:nothing").problem(404)).contains("nothing", "ETF/NOTHING");
  }

  @Test
  void aUniverseFollowsItsParts() {
    write("CUSTOM/mine", "{\"members\":[{\"symbol\":\"AAPL\"}]}");
    assertThat(get("/v1/universes/mine").ok().path("count").asInt()).isEqualTo(1);

    write("CUSTOM/mine", "{\"members\":[{\"symbol\":\"AAPL\"},{\"symbol\":\"IBM\"}]}");

    assertThat(texts(get("/v1/universes/mine").ok().path("symbols"), ""))
        .containsExactly("AAPL", "IBM");
  }

  @Test
  void groupsAreListedInPagesAndByTypeAndText() {
    List<String> names = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get("/v1/groups?limit=1&type=ETF,THEME" + cursor).ok();
      names.addAll(texts(page.path("groups"), "name"));
      cursor = page.hasNonNull("nextCursor") ? "&cursor=" + page.path("nextCursor").asText() : "";
    } while (!cursor.isEmpty());

    assertThat(names).isSorted().contains("SPY", "ai").doesNotContain("dow30");
    assertThat(texts(get("/v1/groups?search=dow").ok().path("groups"), "name"))
        .containsExactly("dow30");
  }

  private static JsonNode write(String group, String body, String... headers) {
    return service.http().put("/v1/groups/" + group + "?wait=true", body, headers).ok();
  }

  @Test
  void writesAreAnsweredOnceTheyAreFolded() {
    JsonNode created = write("ETF/new", "{\"members\":[{\"symbol\":\"a\",\"weight\":0.5}]}");
    assertThat(created.path("outcome").asText()).isEqualTo("applied");
    assertThat(created.path("version").asInt()).isEqualTo(1);

    JsonNode changed =
        service
            .http()
            .post(
                "/v1/groups/ETF/NEW/changes?wait=true",
                "{\"put\":[{\"symbol\":\"B\"}],\"remove\":[\"A\"]}")
            .ok();
    assertThat(changed.path("version").asInt()).isEqualTo(2);
    assertThat(texts(get("/v1/groups/ETF/NEW").ok().path("members"), "symbol"))
        .containsExactly("B");

    assertThat(service.http().delete("/v1/groups/ETF/NEW?wait=true").ok().path("version").asInt())
        .isEqualTo(3);
    assertThat(get("/v1/groups/ETF/NEW").problem(404)).contains("retired");
    assertThat(write("ETF/NEW", "{\"members\":[]}").path("version").asInt()).isEqualTo(4);
  }

  @Test
  void aWriteWithoutWaitingSaysWhereItIs() {
    Answers.Answer accepted = service.http().put("/v1/groups/ETF/LATER", "{\"members\":[]}");

    assertThat(accepted.status()).isEqualTo(202);
    String id = accepted.json().path("eventId").asText();
    String position = accepted.json().path("position").asText();
    JsonNode outcome =
        visible("/v1/groups/ETF/LATER/outcomes/http/%s?after=%s".formatted(id, position)).ok();
    assertThat(outcome.path("outcome").asText()).isEqualTo("applied");
  }

  @Test
  void aWriteThatExpectsAnotherVersionIsRefused() {
    String body = "{\"members\":[{\"symbol\":\"A\"}]}";
    write("ETF/IFM", body, "If-None-Match", "*");
    Answers.Answer again = service.http().put("/v1/groups/ETF/IFM", body, "If-None-Match", "*");
    assertThat(again.problem(412)).contains("version 1");

    String tag = get("/v1/groups/ETF/IFM").tag().orElseThrow();
    write("ETF/IFM", "{\"members\":[{\"symbol\":\"B\"}]}", "If-Match", tag);
    Answers.Answer stale = service.http().put("/v1/groups/ETF/IFM", body, "If-Match", tag);
    assertThat(stale.problem(412)).contains("expected version 1", "version 2");
  }

  @Test
  void anIdempotencyKeyCountsOnce() {
    String one = "{\"members\":[{\"symbol\":\"A\"}]}";
    write("ETF/IDEM", one, "Idempotency-Key", "k-1");

    JsonNode repeated = write("ETF/IDEM", one, "Idempotency-Key", "k-1");

    assertThat(repeated.path("version").asInt()).isEqualTo(1);
    assertThat(repeated.has("digest")).isFalse();
    assertThat(texts(get("/v1/groups/ETF/IDEM").ok().path("members"), "symbol"))
        .containsExactly("A");
  }

  @Test
  void anIdempotencyKeyIsOfOneRequest() {
    String one = "{\"members\":[{\"symbol\":\"A\"}]}";
    String[] key = {"Idempotency-Key", "k-2"};
    write("ETF/IDEMTOO", one, key);
    Answers http = service.http();
    String path = "/v1/groups/ETF/IDEMTOO";

    assertThat(
            http.put(path + "?wait=true", "{\"members\":[{\"symbol\":\"B\"}]}", key).problem(422))
        .contains("Idempotency-Key k-2 was used by another request to this group");
    http.put(path, "{\"members\":[{\"symbol\":\"B\"}]}", key).problem(422);
    http.put(path, "{\"effectiveAt\":\"2025-01-01\",\"members\":[{\"symbol\":\"A\"}]}", key)
        .problem(422);
    http.post(path + "/changes", "{\"put\":[{\"symbol\":\"A\"}]}", key).problem(422);
    http.delete(path, key).problem(422);
    assertThat(http.get(path).ok().path("version").asInt()).isEqualTo(1);

    // a refused write had no effect, and may be corrected
    String[] refused = {"Idempotency-Key", "k-3", "If-Match", "\"7\""};
    http.put(path, one, refused).problem(412);
    assertThat(
            write("ETF/IDEMTOO", "{\"members\":[{\"symbol\":\"C\"}]}", "Idempotency-Key", "k-3")
                .path("version")
                .asInt())
        .isEqualTo(2);
  }

  @Test
  void oddWeightsAreTakenWithAWarningAndPercentOnlyIfItIsMeant() {
    String much =
        "{\"members\":[{\"symbol\":\"A\",\"weight\":0.6},{\"symbol\":\"B\",\"weight\":0.6}]}";
    String odd = "the weights sum to 120.00 %: expected 0 to 110 %";
    assertThat(texts(write("ETF/MUCH", much).path("warnings"), "")).containsExactly(odd);
    Answers http = service.http();
    assertThat(texts(http.put("/v1/groups/ETF/MUCH", much).json().path("warnings"), ""))
        .containsExactly(odd);
    String whole = "{\"members\":[{\"symbol\":\"A\",\"weight\":1}]}";
    assertThat(write("ETF/MUCH", whole).has("warnings")).isFalse();

    String twice = "{\"members\":[{\"symbol\":\"A\",\"weight\":2}]%s}";
    http.put("/v1/groups/ETF/MUCH", twice.formatted("")).problem(400);
    assertThat(
            texts(
                write("ETF/MUCH", twice.formatted(",\"allowLeverage\":true")).path("warnings"), ""))
        .containsExactly("the weights sum to 200.00 %: expected 0 to 110 %");
  }

  @Test
  void whatTheClientHasIsNotSentAgain() {
    for (String path :
        List.of(
            "/v1/groups/ETF/SPY",
            "/v1/groups/ETF/SPY?asOf=2025-07-01",
            "/v1/groups/ETF/SPY/symbols",
            "/v1/symbols/AAPL",
            "/v1/universes/SPY:dow30")) {
      String tag = get(path).tag().orElseThrow();
      assertThat(get(path, "If-None-Match", tag).status()).as(path).isEqualTo(304);
      assertThat(get(path, "If-None-Match", "W/" + tag).status()).as(path).isEqualTo(304);
      assertThat(get(path, "If-None-Match", "\"other\"").status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void aFileOfThePastTakesItsPlaceThere() throws IOException {
    file("xyz_holdings.csv", "# as-of: 2025-06-01", "symbol,weight", "A,50", "B,50");
    service.load();
    file("xyz_holdings.csv", "# as-of: 2025-01-01", "symbol,weight", "A,40", "C,60");
    LoadReport late = service.load();

    assertThat(late.lines())
        .filteredOn(line -> line.file().equals("xyz_holdings.csv"))
        .singleElement()
        .satisfies(
            line -> assertThat(line.detail()).contains("effective in the past", "2025-01-01"));
    assertThat(symbols("ETF/XYZ", "")).containsExactly("A", "B");
    assertThat(symbols("ETF/XYZ", "?asOf=2025-06-01")).containsExactly("A", "B");
    assertThat(symbols("ETF/XYZ", "?asOf=2025-05-31")).containsExactly("A", "C");
    assertThat(get("/v1/groups/ETF/XYZ?asOf=2024-12-31").problem(404)).contains("2025-01-01");
    // the symbol index lags slightly behind
    Await.until("the symbol in the index", () -> get("/v1/symbols/C?asOf=2025-03-01").ok());
    assertThat(get("/v1/symbols/C?asOf=2025-03-01").ok().path("groups")).hasSize(1);
    assertThat(get("/v1/symbols/C?asOf=2025-06-02").problem(404)).contains("C as of");
    assertThat(get("/v1/universes/XYZ?asOf=2025-03-01").ok().path("count").asInt()).isEqualTo(2);
  }

  private static List<String> symbols(String group, String query) {
    return texts(get("/v1/groups/" + group + "/symbols" + query).ok().path("symbols"), "");
  }

  @Test
  void unknownNamesAreNotFoundWithAHint() {
    assertThat(get("/v1/groups/ETF/dow30").problem(404)).contains("DEFAULT/UNIVERSE/dow30");
    assertThat(get("/v1/groups/ETF/SPY?environment=TEST").problem(404)).contains("TEST/ETF/SPY");
    assertThat(get("/v1/symbols/NOPE").problem(404)).contains("NOPE");
    assertThat(get("/v1/nothing").problem(404)).contains("/v1/nothing");
    assertThat(
            service
                .http()
                .post("/v1/groups/ETF/NOPE/changes?wait=true", "{\"put\":[{\"symbol\":\"A\"}]}")
                .problem(404))
        .contains("does not exist");
  }

  @Test
  void aBadRequestNamesItsField() {
    assertField(put("{\"members\":["), "members");
    assertField(put("{\"members\":[{\"symbol\":\"A\",\"weight\":\"x\"}]}"), "members[0].weight");
    assertField(put("{\"members\":[{\"symbol\":\"A\",\"weight\":12.3}]}"), "members[0].weight");
    assertField(
        put("{\"members\":[{\"symbol\":\"" + "A".repeat(51) + "\"}]}"), "members[0].symbol");
    assertField(put("{\"members\":[{\"symbol\":\"A\"},{\"symbol\":\"a\"}]}"), "members[1].symbol");
    assertField(
        put("{\"members\":[{\"symbol\":\"A\",\"metadata\":{\"x\":\"\\u0000\"}}]}"),
        "members[0].metadata");
    assertField(put("{\"description\":\"d\"}"), "members");
    assertField(put("{\"members\":[],\"memers\":[]}"), "memers");
    assertField(put("{\"members\":[],\"effectiveAt\":\"soon\"}"), "effectiveAt");
    assertField(put("{\"members\":[" + members(20_001) + "]}"), "members");
    assertField(get("/v1/groups/FUND/SPY"), "type");
    assertField(get("/v1/groups/ETF/SPY?asof=2025-01-01"), "asof");
    assertField(get("/v1/groups/ETF/SPY?asOf=yesterday"), "asOf");
    assertField(get("/v1/groups?limit=0"), "limit");
    assertThat(put("not json").problem(400)).contains("not JSON");
    assertThat(put("{\"members\":[],\"effectiveAt\":\"2999-01-01\"}").problem(400))
        .contains("expected a time up to now");
  }

  @Test
  void aStockIsOneHoweverItIsWritten() {
    JsonNode written =
        write(
            "CUSTOM/Spellings",
            "{\"members\":[{\"symbol\":\"brk-b\"},{\"symbol\":\"7203.T\"},{\"symbol\":\"BF/B\"}]}");

    assertThat(texts(get("/v1/groups/CUSTOM/Spellings/symbols").ok().path("symbols"), ""))
        .containsExactly("7203 JP", "BF.B", "BRK.B");
    String after = "?after=" + written.path("position").asText();
    for (String spelling : List.of("BRK.B", "brk-b", "BRK%20B", "brkb")) {
      assertThat(texts(visible("/v1/symbols/" + spelling + after).ok().path("groups"), "name"))
          .as(spelling)
          .contains("Spellings");
      assertThat(
              get("/v1/groups/CUSTOM/Spellings/members/" + spelling)
                  .ok()
                  .path("member")
                  .asBoolean())
          .as(spelling)
          .isTrue();
    }
    assertThat(
            service
                .http()
                .post(
                    "/v1/groups/CUSTOM/Spellings/changes?wait=true",
                    "{\"remove\":[\"BRK B\"],\"put\":[{\"symbol\":\"7203 JT\"}]}")
                .ok()
                .path("removed")
                .asInt())
        .isEqualTo(1);
    assertField(
        put("{\"members\":[{\"symbol\":\"BRK.B\"},{\"symbol\":\"BRK/B\"}]}"), "members[1].symbol");
    assertField(put("{\"members\":[{\"symbol\":\"AA\\u200bPL\"}]}"), "members[0].symbol");
    assertField(put("{\"members\":[{\"symbol\":\"..\"}]}"), "members[0].symbol");
    assertThat(put("{\"members\":[{\"symbol\":\"=1+1\"}]}").problem(400))
        .contains("letters, digits and &, a share class behind a dot");
    assertField(get("/v1/symbols/%3CB%3E"), "symbol");
  }

  @Test
  void aNameIsOneInEveryFormOfUnicodeAndAPersonCanSeeIt() {
    write("CUSTOM/Cafe%CC%81", "{\"members\":[{\"symbol\":\"NAMED\"}]}");

    assertThat(get("/v1/groups/CUSTOM/Caf%C3%A9").ok().path("name").asText())
        .isEqualTo("Caf\u00e9");
    assertThat(get("/v1/groups/CUSTOM/Cafe%CC%81").ok().path("name").asText())
        .isEqualTo("Caf\u00e9");
    for (String name : List.of("a%E2%80%8Bb", "%E2%80%AEb", "a%C2%A0b")) {
      assertField(service.http().put("/v1/groups/CUSTOM/" + name, "{\"members\":[]}"), "name");
    }
  }

  private static Answers.Answer put(String body) {
    return service.http().put("/v1/groups/ETF/WRONG?wait=true", body);
  }

  private static String members(int count) {
    return IntStream.range(0, count)
        .mapToObj("{\"symbol\":\"S%d\"}"::formatted)
        .collect(Collectors.joining(","));
  }

  private static void assertField(Answers.Answer answer, String field) {
    answer.problem(400);
    assertThat(answer.json().path("field").asText()).as(answer.body()).isEqualTo(field);
  }

  @Test
  void aBodyThatIsTooLargeOrOfAnotherKindIsRefused() {
    String large = "{\"description\":\"" + "x".repeat(9_000_000) + "\",\"members\":[]}";
    put(large).problem(413);
    assertThat(
            service
                .http()
                .postAs("text/plain", "/v1/groups/ETF/SPY/changes", "{\"remove\":[\"AAPL\"]}")
                .problem(415))
        .contains("application/json");
  }

  @Test
  void whatCannotBeReadIsNotLeftOut() throws IOException {
    assertThat(service.http().rawStatus("/v1/groups/ETF/SPY?asOf=2000-01-01%zz")).contains(" 400 ");
    assertField(get("/v1/groups/ETF/SPY?asOf=2025-07-01&asOf=2000-01-01"), "asOf");
    assertField(get("/v1/groups?cursor=zzz"), "cursor");
    String ofDefault = get("/v1/groups?limit=1").ok().path("nextCursor").asText();
    assertField(get("/v1/groups?environment=UAT&cursor=" + ofDefault), "cursor");
    Answers.Answer tagged =
        service.http().put("/v1/groups/ETF/TAG", "{\"members\":[]}", "If-None-Match", "\"1\"");
    assertField(tagged, "If-None-Match");
  }

  @Test
  void headIsAsGetWithoutTheBody() {
    for (String path : List.of("/v1/groups/ETF/SPY", "/v1/groups/ETF/NO", "/v1/groups?foo=1")) {
      Answers.Answer head = service.http().head(path);
      assertThat(head.status()).as(path).isEqualTo(get(path).status());
      assertThat(head.tag()).isEqualTo(get(path).tag());
      assertThat(head.body()).isEmpty();
    }
  }

  /** Kafka 4.3.1 can deadlock if its stores are read during writes (KAFKA-19629). */
  @Test
  void lookupsDoNotStopTheFold() throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    ExecutorService readers = Executors.newFixedThreadPool(4);
    Instant soon = GroupAnswer.soon();
    List<String> paths =
        List.of(
            "/v1/symbols/BUSY1",
            "/v1/symbols/BUSY2?asOf=" + soon,
            "/v1/groups?search=busy",
            "/v1/groups/ETF/BUSY?asOf=" + soon);
    List<Future<?>> reading = new ArrayList<>();
    for (String path : paths) {
      reading.add(
          readers.submit(
              () -> {
                while (writing.get()) {
                  assertThat(get(path).status()).isIn(200, 404);
                }
              }));
    }
    try {
      for (int i = 1; i <= 60; i++) {
        int round = i;
        String members =
            IntStream.range(0, 30)
                .mapToObj(n -> "{\"symbol\":\"BUSY%d\",\"weight\":0.%03d}".formatted(n, round))
                .collect(Collectors.joining(","));
        assertThat(write("ETF/busy", "{\"members\":[" + members + "]}").path("version").asInt())
            .isEqualTo(i);
      }
    } finally {
      writing.set(false);
      readers.shutdown();
    }
    for (Future<?> reader : reading) {
      reader.get();
    }
  }

  @Test
  void theServiceSaysWhatItIs() {
    JsonNode info = get("/v1/info").ok();

    assertThat(info.path("bootstrapServers").asText()).isEqualTo(service.brokers());
    assertThat(info.path("environment").asText()).isEqualTo("DEFAULT");
    assertThat(texts(info.path("topics"), "")).contains("membership.events");
    assertThat(get("/health/live").ok().path("status").asText()).isEqualTo("UP");
    Await.until("readiness", () -> assertThat(get("/health/ready").ok().path("reasons")).isEmpty());
  }
}
