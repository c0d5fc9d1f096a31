package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.Integration;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that was stopped or killed at any moment continues where it was. */
@Integration
class RestartTest {
  /** The same address after a restart, so that the instance gets its tasks back. */
  private static final Map<Setting, String> ADDRESS =
      Map.of(Setting.ADVERTISED_ADDRESS, "127.0.0.1:1");

  @TempDir Path data;
  @TempDir Path holdings;

  @BeforeEach
  void files() throws IOException {
    Files.write(
        holdings.resolve("spy_holdings.csv"), List.of("symbol,weight", "AAPL,6.5", "MSFT,7"));
    Files.write(holdings.resolve("dow30.csv"), List.of("AAPL", "IBM"));
  }

  @Test
  void whatWasAcknowledgedIsThereAfterAKillAfterAStopAndWithStoresThatWereNotClosed()
      throws Exception {
    try (ServiceProcess killed = ServiceProcess.start(data, holdings, ADDRESS)) {
      IntStream.range(0, 20).forEach(i -> put(killed.http(), "KILL" + i));
      killed.kill();
    }

    String before;
    long logged;
    String ids;
    try (RunningService next = RunningService.start(data, holdings, ADDRESS)) {
      next.load();
      assertThatNothingWasLost(next);
      next.http().put("/v1/groups/ETF/MINE?wait=true", "{\"members\":[{\"symbol\":\"X\"}]}").ok();
      // a loaded file is not loaded again, whatever was written since
      next.http()
          .put("/v1/groups/UNIVERSE/dow30?wait=true", "{\"members\":[{\"symbol\":\"X\"}]}")
          .ok();
      next.awaitTablesEqualStores();
      before = answers(next);
      logged = next.logged(Topics.EVENTS);
      ids = ids(next);
    }

    goesOn(before, logged, ids);
    assertThat(UnclosedStores.mark(data))
        .contains("group-members", "symbol-groups")
        .anyMatch(segment -> segment.startsWith("outcomes."));
    goesOn(before, logged, ids);
  }

  private static void assertThatNothingWasLost(RunningService next) {
    for (int i = 0; i < 20; i++) {
      assertThat(next.http().get("/v1/groups/ETF/KILL" + i).ok().path("version").asInt())
          .isEqualTo(1);
    }
    assertThat(next.http().get("/v1/groups/ETF/SPY").ok().path("version").asInt()).isEqualTo(1);
    assertThat(next.http().get("/v1/symbols/X").ok().path("groups")).hasSize(20);
    next.awaitTablesEqualStores();
  }

  private void goesOn(String before, long logged, String ids) throws Exception {
    try (RunningService next = RunningService.start(data, holdings, ADDRESS)) {
      LoadReport again = next.load();

      assertThat(again.count(LoadReport.Result.SKIPPED)).isEqualTo(2);
      assertThat(again.lines()).hasSize(2);
      assertThat(answers(next)).isEqualTo(before);
      assertThat(next.logged(Topics.EVENTS)).isEqualTo(logged);
      next.awaitTablesEqualStores();
      assertThat(ids(next)).isEqualTo(ids);
    }
  }

  private static void put(Answers http, String name) {
    Answers.Answer answer =
        http.put("/v1/groups/ETF/" + name, "{\"members\":[{\"symbol\":\"X\",\"weight\":0.1}]}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  private static String answers(RunningService service) {
    return String.join(
        "\n",
        service.http().get("/v1/groups").body(),
        service.http().get("/v1/groups/ETF/SPY").body(),
        service.http().get("/v1/groups/ETF/MINE").body(),
        service.http().get("/v1/symbols/AAPL").body(),
        service.http().get("/v1/universes/SPY:dow30").body());
  }

  private static String ids(RunningService service) throws Exception {
    return service
        .tables()
        .value("SELECT string_agg(id || name, ',' ORDER BY id) FROM definition_groups");
  }
}
