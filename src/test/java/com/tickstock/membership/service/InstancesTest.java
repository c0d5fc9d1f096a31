package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.Await;
import com.tickstock.membership.Integration;
import com.tickstock.membership.loader.LoadReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three instances on one log: each of them answers for all groups. */
@Integration
class InstancesTest {
  private static final int CLIENTS = 8;

  /** The writes of each client: three for each pair of a writing and a reading instance. */
  private static final int WRITES = 27;

  @TempDir static Path data;
  @TempDir static Path files;
  private static Cluster cluster;

  @BeforeAll
  static void start() {
    Folder folder = new Folder(files);
    folder
        .with("spy_holdings.csv", "# as-of: 2025-06-30", "symbol,weight", "AAPL,6.5", "MSFT,7")
        .with("qqq_holdings.csv", "# as-of: 2025-06-30", "symbol,weight", "AAPL,8", "NVDA,9")
        .with("dow30.csv", "AAPL", "IBM")
        .with("sectors.csv", "symbol,sector,industry", "AAPL,information_technology,hardware");
    for (int i = 0; i < 40; i++) {
      folder.with("list%02d.csv".formatted(i), "AAPL", "X" + i);
    }
    cluster = Cluster.startTogether(data, files, 3);
    assertThat(cluster.instance(0).load().hasRefusals()).isFalse();
    cluster.instance(0).http().delete("/v1/groups/UNIVERSE/list39?wait=true").ok();
    Await.until(
        "groups at several instances",
        () -> assertThat(holders()).as("instances that hold some groups").hasSizeGreaterThan(1));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static Set<Integer> holders() {
    Set<Integer> holders = new TreeSet<>();
    for (int partition = 0; partition < 6; partition++) {
      String question = "{\"question\":\"fold-progress\",\"partition\":%d}".formatted(partition);
      for (int i = 0; i < 3; i++) {
        if (cluster.ask(cluster.instance(i).http(), question, false).status() == 200) {
          holders.add(i);
        }
      }
    }
    return holders;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/groups",
        "/v1/groups?type=UNIVERSE&search=list&limit=7",
        "/v1/groups/ETF/SPY",
        "/v1/groups/ETF/SPY?asOf=2025-07-01",
        "/v1/groups/ETF/SPY?asOf=2020-01-01",
        "/v1/groups/ETF/SPY?version=1",
        "/v1/groups/ETF/SPY/symbols",
        "/v1/groups/ETF/SPY/lineage",
        "/v1/groups/ETF/SPY/history",
        "/v1/groups/ETF/SPY/diff?from=2020-01-01&to=2025-12-31",
        "/v1/groups/ETF/SPY/members/AAPL",
        "/v1/groups/ETF/QQQ",
        "/v1/groups/UNIVERSE/dow30",
        "/v1/groups/UNIVERSE/list39",
        "/v1/groups/ETF/NONE",
        "/v1/symbols/AAPL",
        "/v1/symbols/AAPL?asOf=2025-07-01",
        "/v1/symbols/X7/groups?type=UNIVERSE",
        "/v1/symbols/NOWHERE",
        "/v1/universes/SPY:QQQ:dow30",
        "/v1/universes/SPY:QQQ:dow30?op=difference",
        "/v1/universes/SPY:NONE",
        "/v1/overlap?groups=ETF/SPY,ETF/QQQ,UNIVERSE/dow30",
        "/v1/stats"
      })
  void everyInstanceAnswersTheSame(String question) {
    Set<Answers.Answer> answers =
        cluster.instances().stream()
            .map(instance -> instance.http().get(question).withoutRequestId())
            .collect(Collectors.toSet());

    assertThat(answers).hasSize(1);
    assertThat(answers.iterator().next().status()).isIn(200, 404);
  }

  @Test
  void aListIsGatheredInOrderPageByPageAndAnyInstanceGoesOnWhereAnotherEnded() {
    List<String> all = new ArrayList<>();
    String cursor = "";
    for (int page = 0; !cursor.endsWith("null"); page++) {
      JsonNode answer = cluster.instance(page % 3).http().get("/v1/groups?limit=5" + cursor).ok();
      answer.path("groups").forEach(group -> all.add(path(group)));
      cursor = "&cursor=" + answer.path("nextCursor").asText("null");
    }

    List<String> atOnce = new ArrayList<>();
    cluster
        .instance(1)
        .http()
        .get("/v1/groups?limit=1000")
        .ok()
        .path("groups")
        .forEach(group -> atOnce.add(path(group)));
    assertThat(all).isEqualTo(atOnce).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(42);
  }

  private static String path(JsonNode group) {
    return group.path("type").asText() + "/" + group.path("name").asText();
  }

  @Test
  void instancesThatLoadTheSameFilesAtOnceLoadThemOnce() throws Exception {
    Folder folder = new Folder(files);
    IntStream.range(0, 10).forEach(i -> folder.with("fresh%d.csv".formatted(i), "AAPL", "F" + i));
    ExecutorService starting = Executors.newFixedThreadPool(3);
    try {
      List<Future<LoadReport>> loads = new ArrayList<>();
      for (RunningService instance : cluster.instances()) {
        loads.add(starting.submit(() -> instance.load()));
      }
      for (Future<LoadReport> load : loads) {
        assertThat(load.get().hasRefusals()).isFalse();
      }
    } finally {
      starting.shutdown();
    }

    for (int i = 0; i < 10; i++) {
      JsonNode group = cluster.instance(i % 3).http().get("/v1/groups/UNIVERSE/fresh" + i).ok();
      assertThat(group.path("version").asInt()).isEqualTo(1);
    }
  }

  @Test
  void theTablesAreThoseOfTheWhole() {
    cluster.instance(2).awaitTablesEqualStores();
  }

  @Test
  void validationHoldsOverAllInstances() {
    JsonNode validation = cluster.instance(1).http().get("/v1/validation").ok();

    List<String> failed = new ArrayList<>();
    for (JsonNode check : validation.path("checks")) {
      if (check.path("verdict").asText().equals("FAIL")) {
        failed.add(check.path("rule").asText());
      }
    }
    // the files name no sector for most symbols
    assertThat(failed).as(validation.toString()).containsExactly("one-sector-each");
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aReadAfterAWriteSeesItWhereverBothAreAndOneThatDoesNotWaitMayNot() throws Exception {
    AtomicInteger unseen = new AtomicInteger();
    List<String> wrong = new ArrayList<>();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<List<String>>> done = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int client = i;
        done.add(clients.submit(() -> writeAndRead(client, unseen)));
      }
      for (Future<List<String>> one : done) {
        wrong.addAll(one.get());
      }
    } finally {
      clients.shutdown();
    }

    assertThat(wrong).isEmpty();
  }

  /** The writes that a waiting read did not see. */
  private static List<String> writeAndRead(int client, AtomicInteger unseen) {
    List<String> wrong = new ArrayList<>();
    // continues until a read was too early: otherwise the test would prove nothing
    for (int i = 0; i < WRITES || unseen.get() == 0; i++) {
      Answers writer = cluster.instance(i % 3).http();
      Answers reader = cluster.instance((i / 3) % 3).http();
      String group = "/v1/groups/CUSTOM/client" + client;
      String symbol = "W%dN%d".formatted(client, i);
      String position =
          writer
              .put(group, "{\"members\":[{\"symbol\":\"%s\"}]}".formatted(symbol))
              .json()
              .path("position")
              .asText();
      if (!reader.get(group).body().contains(symbol)) {
        unseen.incrementAndGet();
      }
      String after = "?after=" + position;
      List.of(group, "/v1/groups/CUSTOM/client" + client + "/symbols", "/v1/symbols/" + symbol)
          .forEach(
              path -> {
                Answers.Answer answer = reader.visible(path + after);
                if (answer.status() != 200 || !answer.body().contains(symbol)) {
                  wrong.add(path + after + ": " + answer);
                }
              });
    }
    return wrong;
  }

  @Test
  void anSqlReaderWhoWaitsForTheProjectionSeesTheWrite() throws Exception {
    for (int i = 0; i < 50; i++) {
      String position =
          cluster
              .instance(i % 3)
              .http()
              .put(
                  "/v1/groups/CUSTOM/sql" + i % 7,
                  "{\"members\":[{\"symbol\":\"S%d\"}]}".formatted(i))
              .json()
              .path("position")
              .asText();

      cluster.instance((i + 1) % 3).http().visible("/v1/projection?after=" + position).ok();

      assertThat(
              cluster
                  .instance(0)
                  .tables()
                  .value(
                      "SELECT count(*) FROM group_memberships WHERE symbol = 'S%d'".formatted(i)))
          .isEqualTo("1");
    }
  }

  @Test
  void aReadAfterAWriteThatWasRefusedOrChangedNothingDoesNotWaitForEver() {
    Answers http = cluster.instance(0).http();
    String body = "{\"members\":[{\"symbol\":\"SAME\"}]}";
    http.put("/v1/groups/CUSTOM/same?wait=true", body).ok();

    String unchanged = http.put("/v1/groups/CUSTOM/same", body).json().path("position").asText();
    String refused =
        http.post("/v1/groups/CUSTOM/nobody/changes", "{\"remove\":[\"SAME\"]}")
            .json()
            .path("position")
            .asText();

    String after = "?after=" + unchanged + "," + refused;
    cluster.instance(1).http().visible("/v1/groups/CUSTOM/same" + after).ok();
    cluster.instance(2).http().visible("/v1/symbols/SAME" + after).ok();
    cluster.instance(1).http().visible("/v1/groups" + after).ok();
    cluster.instance(0).http().visible("/v1/projection" + after).ok();
  }

  @Test
  void aReadAfterAWriteThatWasNeverMadeSaysThatItIsNotVisible() {
    Answers http = cluster.instance(1).http();

    assertThat(http.get("/v1/groups/ETF/SPY?after=3:99999999").problem(504))
        .isEqualTo("3:99999999 is not visible here after 2000 ms");
    assertThat(http.get("/v1/symbols/AAPL?after=0:99999999").problem(504)).contains("0:99999999");
  }

  @Test
  void aCopyCannotTellWhetherItHasAWrite() {
    Answers http = cluster.instance(1).http();

    assertThat(http.get("/v1/groups/ETF/SPY?after=0:0&stale=true").problem(400))
        .isEqualTo("stale: cannot be combined with after");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'question':'fold-progress','partition':6}",
        "{'question':'fold-progress','partition':-1}",
        "{'question':'symbol-page','partition':0,'environment':'DEFAULT','limit':2000000}",
        "{'question':'group-history','key':{'environment':'DEFAULT','type':'ETF','name':'SPY'},"
            + "'cursor':{'before':{'effectiveAt':'2025-01-01T00:00:00Z','offset':1},"
            + "'firstLogged':0},'limit':0}",
        "{'question':'nothing'}",
        "null"
      })
  void aQuestionOfAnInstanceIsCheckedAsAnyOther(String question) {
    Answers http = cluster.instance(1).http();

    assertThat(cluster.ask(http, question.replace('\'', '"'), false).status()).isEqualTo(400);
  }

  @Test
  void anInstanceDoesNotAnswerOneOfAnotherCluster() {
    String question =
        """
        {"log":"another/membership-2","question":{"question":"fold-progress","partition":0},
         "after":[],"stale":false}
        """;

    assertThat(cluster.instance(0).http().post("/internal/questions", question).problem(400))
        .startsWith("log is \"another/membership-2\": expected ");
  }
}
