package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.loader.LoadMode;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.loader.LoadReport.Line;
import com.tickstock.membership.loader.LoadReport.Result;
import com.tickstock.membership.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A corrected history replaces a loaded one: every day equals the file that was loaded last. */
class CorrectedHistoryTest extends WithSharedService {
  private static final String HEADER = "ticker,start_date,end_date";
  private static final String[] FIRST = {
    "# description: first", HEADER, "A,2000-01-03,", "B,2000-01-03,2010-05-03", "C,2010-05-03,"
  };

  /** A file in which C joined later and B left later. */
  private static final String[] SECOND = {
    "# description: second", HEADER, "A,2001-01-03,", "B,2001-01-03,2011-06-01", "C,2011-06-01,"
  };

  private static final String[] EARLIER = {
    "# description: earlier", HEADER, "A,1999-01-04,", "D,1999-01-04,2010-05-03"
  };

  private static final List<String> DAYS =
      List.of(
          "1998-01-01",
          "1999-01-04",
          "1999-06-01",
          "2000-01-03",
          "2000-06-01",
          "2001-01-03",
          "2010-05-02",
          "2010-05-03",
          "2011-06-01",
          "2025-07-01");

  private LoadReport load(String group, LoadMode mode, String... lines) {
    String file = group + "_history.csv";
    folder.with(file, lines);
    LoadReport report = service.loadHistories(folder.lists(mode));
    folder.without(file);
    return report;
  }

  private void applied(String group, String... lines) {
    assertThat(load(group, LoadMode.FULL, lines).lines())
        .extracting(Line::result)
        .containsExactly(Result.APPLIED);
  }

  /** The description and the members by day, or that the group does not exist. */
  private static List<String> told(String group) {
    List<String> told = new ArrayList<>();
    for (String day : DAYS) {
      Answers.Answer answer =
          service.http().get("/v1/groups/UNIVERSE/%s?asOf=%s".formatted(group, day));
      String what =
          answer.status() == 404
              ? "none"
              : answer.ok().path("description").asText()
                  + GroupAnswer.texts(answer.json().path("members"), "symbol");
      told.add(day + " " + what);
    }
    return told;
  }

  @Test
  void everyDayIsThatOfTheFileLoadedLastInWhicheverOrder() {
    applied("second", SECOND);
    applied("earlier", EARLIER);
    applied("first", FIRST);
    List<String> second = told("second");
    List<String> earlier = told("earlier");
    List<String> first = told("first");
    assertThat(second)
        .containsSubsequence(
            "2000-06-01 none",
            "2001-01-03 second[A, B]",
            "2010-05-03 second[A, B]",
            "2011-06-01 second[A, C]");

    applied("many", FIRST);
    applied("many", SECOND);
    assertThat(told("many")).isEqualTo(second);
    applied("many", EARLIER);
    assertThat(told("many")).isEqualTo(earlier);
    applied("many", SECOND);
    assertThat(told("many")).isEqualTo(second);
    applied("many", FIRST);
    assertThat(told("many")).isEqualTo(first);
    service.awaitTablesEqualStores();
  }

  @Test
  void theDaysAreOfTheNewFilesLines() {
    applied("lines", FIRST);
    applied("lines", SECOND);

    JsonNode b =
        service.http().get("/v1/groups/UNIVERSE/lines/members/B").ok().path("intervals").path(0);
    assertThat(b.path("from").asText()).startsWith("2001-01-03");
    assertThat(b.path("until").asText()).startsWith("2011-06-01");
    assertThat(b.path("lastPut").path("line").asInt()).isEqualTo(4);
  }

  @Test
  void whatIsCorrectedAlreadyIsSkippedOrChangesNothing() {
    applied("again", FIRST);
    applied("again", SECOND);
    long logged = service.logged(Topics.EVENTS);

    assertThat(load("again", LoadMode.INCREMENTAL, SECOND).lines())
        .extracting(Line::result)
        .containsExactly(Result.SKIPPED);
    assertThat(service.logged(Topics.EVENTS)).isEqualTo(logged);
    assertThat(load("again", LoadMode.FULL, SECOND).lines())
        .extracting(Line::result)
        .containsExactly(Result.UNCHANGED);
    // the older file is a changed file again
    assertThat(load("again", LoadMode.INCREMENTAL, FIRST).lines())
        .extracting(Line::result)
        .containsExactly(Result.APPLIED);
  }

  @Test
  void aDryRunTellsTheDaysThatOnlyTheOlderFileNames() {
    applied("dry", FIRST);
    List<String> before = told("dry");

    LoadReport told = load("dry", LoadMode.DRY_RUN, SECOND);

    assertThat(told.lines())
        .extracting(line -> line.day() + " +" + line.added() + " -" + line.removed())
        .containsExactly(
            "2000-01-03 +0 -2", "2001-01-03 +0 -0", "2010-05-03 +1 -1", "2011-06-01 +1 -1");
    assertThat(told("dry")).isEqualTo(before);
  }

  @Test
  void whatStoodBeforeTheOlderHistoryStandsThereAgain() {
    GroupAnswer.put(
        service,
        "UNIVERSE/stood?wait=true",
        "{\"description\":\"own\",\"members\":[{\"symbol\":\"X\",\"weight\":0.5}],"
            + "\"effectiveAt\":\"1999-01-04\"}");
    applied("stood", FIRST);
    applied("stood", SECOND);

    assertThat(told("stood"))
        .contains(
            "1999-06-01 own[X]",
            "2000-01-03 own[X]",
            "2000-06-01 own[X]",
            "2001-01-03 second[A, B]",
            "2010-05-03 second[A, B]");
  }

  @Test
  void whatOthersSaidOfTheGroupSinceTheFirstDayStays() {
    applied("since", FIRST);
    GroupAnswer.put(
        service,
        "UNIVERSE/since?wait=true",
        "{\"description\":\"list\",\"members\":[{\"symbol\":\"X\"}],\"effectiveAt\":\"2005-01-03\"}");
    applied("since", SECOND);

    assertThat(told("since")).contains("2001-01-03 second[A, B]", "2010-05-02 list[X]");
    assertThat(told("since")).contains("2010-05-03 list[A, B]", "2025-07-01 list[A, C]");
  }

  @Test
  void aFileThatBeginsLaterThanWhatOthersChangedIsRefused() {
    applied("mixed", FIRST);
    GroupAnswer.change(
        service, "UNIVERSE/mixed", "{\"put\":[{\"symbol\":\"X\"}],\"effectiveAt\":\"2000-05-01\"}");
    List<String> before = told("mixed");

    LoadReport refused = load("mixed", LoadMode.FULL, SECOND);

    assertThat(refused.lines()).extracting(Line::result).containsExactly(Result.REFUSED);
    assertThat(refused.lines().get(0).detail())
        .contains("2001-01-03", "mixed_history.csv", "begins on 2000-01-03");
    assertThat(told("mixed")).isEqualTo(before);
    applied("mixed", EARLIER);
  }

  @Test
  void theCommandCorrectsAHistoryAsWell() {
    applied("cli", FIRST);
    folder.with("cli_history.csv", SECOND);

    Command corrected =
        Command.run(
            "load", "--history", "--dir", files.toString(), "--url", service.url(), "--force");

    assertThat(corrected.done()).contains("1 changed");
    assertThat(told("cli")).contains("2000-06-01 none", "2010-05-03 second[A, B]");
    Command again =
        Command.run(
            "load",
            "--history",
            "--dir",
            files.toString(),
            "--url",
            service.url(),
            "--mode",
            "incremental",
            "--force");
    assertThat(again.done()).contains("1 unchanged");
  }
}
