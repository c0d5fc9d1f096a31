package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.Await;
import com.tickstock.membership.Integration;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.topic.Topics;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From files to answers and rows, on the broker and the database that people run. */
@Integration
@ExtendWith(Containers.class)
class ContainersTest {
  @TempDir static Path data;
  @TempDir static Path holdings;
  private static RunningService service;

  @BeforeAll
  static void startWithFiles() {
    new Folder(holdings)
        .with("spy_holdings.csv", "# as-of: 2025-06-30", "symbol,weight", "AAPL,6.5", "MSFT,7")
        .with("dow30.csv", "AAPL", "IBM")
        .with("sectors.csv", "symbol,sector,industry", "AAPL,information_technology,hardware");
    service = RunningService.start(data, holdings, Containers.settings());
    assertThat(service.load().hasRefusals()).isFalse();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void filesAreAnsweredByGroupBySymbolAndByUniverseAndAreInTheTables() {
    assertThat(GroupAnswer.weights(service, "ETF/SPY"))
        .containsEntry("AAPL", "0.065")
        .containsEntry("MSFT", "0.07")
        .hasSize(2);
    JsonNode apple = get("/v1/symbols/AAPL");
    assertThat(apple.path("sector").asText()).isEqualTo("information_technology");
    assertThat(texts(apple.path("groups"), "name")).contains("SPY", "dow30");
    assertThat(texts(get("/v1/universes/SPY:dow30").path("symbols"), ""))
        .containsExactly("AAPL", "IBM", "MSFT");
    service.awaitTablesEqualStores();
  }

  @Test
  void aWriteIsSeenByGroupBySymbolByUniverseAndInTheTables() {
    GroupAnswer.put(
        service, "CUSTOM/mine?wait=true", "{\"members\":[{\"symbol\":\"NVDA\",\"weight\":0.1}]}");

    assertThat(GroupAnswer.weights(service, "CUSTOM/mine")).containsEntry("NVDA", "0.1").hasSize(1);
    assertThat(texts(get("/v1/universes/CUSTOM/mine:dow30").path("symbols"), ""))
        .containsExactly("AAPL", "IBM", "NVDA");
    Await.until(
        "the groups of NVDA",
        () ->
            assertThat(texts(get("/v1/symbols/NVDA").path("groups"), "name"))
                .containsExactly("mine"));
    service.awaitTablesEqualStores();
  }

  @Test
  void aRestartKeepsEverythingAndLoadsNothingTwice() throws Exception {
    service.awaitTablesEqualStores();
    SortedMap<String, Tables.GroupRow> before = service.tables().groups(Environment.DEFAULT);
    String apple = service.http().get("/v1/symbols/AAPL").body();
    long logged = service.logged(Topics.EVENTS);
    service.close();
    service = RunningService.start(data, holdings, Containers.settings());

    LoadReport again = service.load();

    assertThat(again.count(LoadReport.Result.APPLIED)).isZero();
    assertThat(service.logged(Topics.EVENTS)).isEqualTo(logged);
    assertThat(service.http().get("/v1/symbols/AAPL").body()).isEqualTo(apple);
    service.awaitTablesEqualStores();
    assertThat(service.tables().groups(Environment.DEFAULT)).isEqualTo(before).isNotEmpty();
  }

  @Test
  void twoInstancesOnOneBrokerAreBothHealthy(@TempDir Path other) {
    try (RunningService second = RunningService.start(other, holdings, Containers.settings())) {
      awaitHealthy(second);
      awaitHealthy(service);
    }
    // the one that stays answers for everything again
    service.awaitTablesEqualStores();
  }

  private static void awaitHealthy(RunningService instance) {
    Await.until("readiness", () -> instance.http().get("/health/ready").ok());
  }

  private static JsonNode get(String path) {
    return service.http().get(path).ok();
  }

  private static Set<String> texts(JsonNode array, String field) {
    Set<String> texts = new TreeSet<>();
    array.forEach(node -> texts.add(field.isEmpty() ? node.asText() : node.path(field).asText()));
    return texts;
  }
}
