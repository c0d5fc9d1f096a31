package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.loader.LoadMode;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.loader.LoadReport.Line;
import com.tickstock.membership.loader.LoadReport.Result;
import com.tickstock.membership.topic.Topics;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A history of memberships is loaded with its effective days and answered as of any day. */
class HistoryLoadTest extends WithSharedService {
  private static final String[] HISTORY = {
    "ticker,start_date,end_date",
    "A,2000-01-03,",
    "B,2000-01-03,2010-05-03",
    "B,2015-03-23,2024-09-23",
    "C,2010-05-03,",
    "D,2020-01-02,"
  };

  private static final List<String> DAYS =
      List.of(
          "2000-01-02",
          "2000-01-03",
          "2010-05-02",
          "2010-05-03",
          "2015-03-22",
          "2015-03-23",
          "2019-12-31",
          "2020-01-02",
          "2024-09-22",
          "2024-09-23",
          "2025-07-11",
          "2025-07-12");

  @Test
  void groupsAndSymbolsAreAnsweredAsOfEachDay() {
    folder.with("ask_history.csv", HISTORY);
    LoadReport report = service.loadHistories(folder.lists(LoadMode.FULL));

    Line line = report.lines().get(0);
    assertThat(line.result()).isEqualTo(Result.APPLIED);
    assertThat(line.version()).hasValue(5L);
    assertThat(List.of(line.members(), line.added(), line.removed())).containsExactly(3L, 5L, 2L);
    assertThat(line.detail()).isEqualTo("5 days, 2000-01-03 to 2024-09-23");
    assertThat(symbols("ask"))
        .hasToString(
            "{2000-01-02=[], 2000-01-03=[A, B], 2010-05-02=[A, B], 2010-05-03=[A, C],"
                + " 2015-03-22=[A, C], 2015-03-23=[A, B, C], 2019-12-31=[A, B, C],"
                + " 2020-01-02=[A, B, C, D], 2024-09-22=[A, B, C, D], 2024-09-23=[A, C, D],"
                + " 2025-07-11=[A, C, D], 2025-07-12=[A, C, D]}");
    service.awaitTablesEqualStores();
    assertThat(holders("B", "2010-05-02")).contains("ask");
    assertThat(holders("B", "2010-05-03")).doesNotContain("ask");
    assertThat(holders("B", "2015-03-23")).contains("ask");
    assertThat(holders("B", "2024-09-23")).doesNotContain("ask");
  }

  private static SortedSet<String> holders(String symbol, String day) {
    SortedSet<String> names = new TreeSet<>();
    Answers.Answer answer = service.http().get("/v1/symbols/%s?asOf=%s".formatted(symbol, day));
    if (answer.status() != 404) {
      answer.ok().path("groups").forEach(group -> names.add(group.path("name").asText()));
    }
    return names;
  }

  @Test
  void eachMemberIsOfItsLine() {
    folder.with("line_history.csv", HISTORY);
    service.loadHistories(folder.lists(LoadMode.FULL));

    JsonNode members =
        service.http().get("/v1/groups/UNIVERSE/line/lineage?asOf=2016-01-01").ok().path("members");

    assertThat(members).hasSize(3);
    assertThat(members.path(1).path("symbol").asText()).isEqualTo("B");
    assertThat(members.path(1).path("file").asText()).isEqualTo("line_history.csv");
    assertThat(members.path(1).path("line").asInt()).isEqualTo(4);
    assertThat(members.path(1).path("effectiveAt").asText()).startsWith("2015-03-23");
  }

  @Test
  void anyOrderOfHistoryListAndEditAnswersTheSame() {
    SortedMap<String, SortedMap<String, SortedSet<String>>> answers = new TreeMap<>();
    SortedSet<String> said = new TreeSet<>();
    for (String order : List.of("hle", "hel", "lhe", "leh", "ehl", "elh")) {
      order.chars().forEach(step -> load("any" + order, (char) step));
      answers.put(order, symbols("any" + order));
      JsonNode now = service.http().get("/v1/groups/UNIVERSE/any" + order).ok();
      said.add(now.path("description").asText() + now.path("metadata").path("format").asText());
    }

    SortedMap<String, SortedSet<String>> one = answers.get("hle");
    assertThat(one.get("2015-03-22")).containsExactly("A", "C");
    assertThat(one.get("2019-12-31")).containsExactly("X", "Y");
    assertThat(one.get("2020-01-02")).containsExactly("A", "B", "C", "D");
    assertThat(one.get("2025-07-11")).containsExactly("A", "E");
    assertThat(answers.values().stream().distinct().toList()).containsExactly(one);
    assertThat(said).containsExactly("the list of nowsimple");
  }

  private void load(String group, char step) {
    switch (step) {
      case 'h' -> {
        folder.with(group + "_history.csv", HISTORY);
        assertThat(service.loadHistories(folder.lists(LoadMode.FULL)).hasRefusals()).isFalse();
        folder.without(group + "_history.csv");
      }
      case 'l' -> {
        folder.with(
            group + ".csv",
            "# description: the list of now",
            "# as-of: 2025-07-11",
            "symbol",
            "A",
            "E");
        assertThat(service.load(folder.lists(LoadMode.FULL)).count(Result.APPLIED)).isEqualTo(1);
        folder.without(group + ".csv");
      }
      default ->
          GroupAnswer.put(
              service,
              "UNIVERSE/" + group + "?wait=true",
              "{\"members\":[{\"symbol\":\"X\"},{\"symbol\":\"Y\"}],\"effectiveAt\":\"2019-06-03\"}");
    }
  }

  @Test
  void whatIsLoadedIsSkippedOrChangesNothing() {
    folder.with("twice_history.csv", HISTORY);
    service.loadHistories(folder.lists(LoadMode.INCREMENTAL));
    long logged = service.logged(Topics.EVENTS);

    LoadReport skipped = service.loadHistories(folder.lists(LoadMode.INCREMENTAL));
    assertThat(skipped.lines()).extracting(Line::result).containsExactly(Result.SKIPPED);
    assertThat(service.logged(Topics.EVENTS)).isEqualTo(logged);

    LoadReport again = service.loadHistories(folder.lists(LoadMode.FULL));
    assertThat(again.lines()).extracting(Line::result).containsExactly(Result.UNCHANGED);

    folder.without("twice_history.csv").with("twice.csv", "symbol", "A", "E");
    LoadReport list = service.load(folder.lists(LoadMode.INCREMENTAL));
    assertThat(list.lines()).extracting(Line::result).containsExactly(Result.APPLIED);
  }

  @Test
  void aDryRunTellsEachDayAndPublishesNothing() {
    folder.with("drydays_history.csv", HISTORY);
    long logged = service.logged(Topics.EVENTS);

    LoadReport told = service.loadHistories(folder.lists(LoadMode.DRY_RUN));

    assertThat(service.logged(Topics.EVENTS)).isEqualTo(logged);
    assertThat(told.lines())
        .extracting(line -> line.day() + " +" + line.added() + " -" + line.removed())
        .containsExactly(
            "2000-01-03 +2 -0",
            "2010-05-03 +1 -1",
            "2015-03-23 +1 -0",
            "2020-01-02 +1 -0",
            "2024-09-23 +0 -1");
    assertThat(told.count(Result.WOULD_CHANGE)).isEqualTo(5);
  }

  @Test
  void incrementallyWhatAnotherSourcePutStays() {
    GroupAnswer.put(
        service,
        "UNIVERSE/kept?wait=true",
        "{\"members\":[{\"symbol\":\"H\"}],\"effectiveAt\":\"1999-01-04\"}");
    folder.with("kept_history.csv", HISTORY);

    service.loadHistories(folder.lists(LoadMode.INCREMENTAL));

    assertThat(symbols("kept").get("2010-05-03")).containsExactly("A", "C", "H");
  }

  @Test
  void aCutHistoryIsRefusedUntilItIsForced() {
    folder.with("few_history.csv", HISTORY);

    LoadReport refused = service.loadHistories(folder.behind(Folder.GATES));

    assertThat(refused.lines().get(0).detail())
        .startsWith("2000-01-03: 2 members: expected at least 5; ")
        .endsWith("; and 2 more; --force loads it");
    assertThat(service.http().get("/v1/groups/UNIVERSE/few").status()).isEqualTo(404);
  }

  @Test
  void theCommandLoadsHistoriesAlone() {
    folder.with("cmd_history.csv", HISTORY).with("cmdlist.csv", "symbol", "A");
    String[] load = {
      "load", "--history", "--dir", files.toString(), "--url", service.url(), "--force"
    };

    Command loaded = Command.run(load);

    assertThat(loaded.done())
        .containsPattern("UNIVERSE/cmd +\\| 2024-09-23")
        .contains(
            "UNIVERSE/cmd from cmd_history.csv (history)",
            "Groups: 1 changed; 3 memberships",
            "Left alone cmdlist.csv: not a history: 'load' without --history loads it");
    assertThat(service.http().get("/v1/groups/UNIVERSE/cmdlist").status()).isEqualTo(404);
    folder.without("cmd_history.csv");
    assertThat(Command.run(load).code()).isEqualTo(1);
    assertThat(Command.run("load", "--history", "--as-of", "2025-01-01").code()).isEqualTo(2);
    assertThat(Command.run("load", "--help").done()).contains("--history", "end_date");
  }

  private static SortedMap<String, SortedSet<String>> symbols(String group) {
    SortedMap<String, SortedSet<String>> symbols = new TreeMap<>();
    for (String day : DAYS) {
      symbols.put(
          day,
          new TreeSet<>(
              GroupAnswer.weights(service, "UNIVERSE/%s?asOf=%s".formatted(group, day)).keySet()));
    }
    return symbols;
  }
}
