package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.loader.LoadMode;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.loader.LoadReport.Line;
import com.tickstock.membership.loader.LoadReport.Result;
import com.tickstock.membership.topic.Topics;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A dry run reports what a full load would do, and writes nothing. */
class DryRunTest extends WithSharedService {
  @Test
  void ofNewAndOfKnownGroupsAndOfSectors() {
    folder.with("one_holdings.csv", "symbol,weight,sector", "A,50,Energy", "B,30,Energy", "C,20,");
    assertTheFullLoadDoesTheSame(Environment.TEST);

    folder
        .with("one_holdings.csv", "symbol,weight,sector", "A,50,Utilities", "B,40,Energy", "D,10,")
        .with("two_theme.csv", "symbol", "A", "E");
    LoadReport told = assertTheFullLoadDoesTheSame(Environment.TEST);

    Line one = line(told, "ETF/ONE");
    assertThat(one.changes().orElseThrow().added()).hasToString("[D]");
    assertThat(one.changes().orElseThrow().removed()).hasToString("[C]");
    assertThat(one.changes().orElseThrow().reweighted().get(0).symbol()).hasToString("B");
    assertThat(line(told, "SECTOR/utilities").changes().orElseThrow().added()).hasToString("[A]");
    assertThat(line(told, "SECTOR/energy").changes().orElseThrow().removed()).hasToString("[A]");
  }

  @Test
  void ofDatedFilesInOneLoad() {
    folder
        .with("2024-01-10_day_holdings.csv", "symbol,weight", "A,50", "B,50")
        .with("2024-01-20_day_holdings.csv", "symbol,weight", "A,60", "C,40");

    assertTheFullLoadDoesTheSame(Environment.UAT);
  }

  @Test
  void ofAFileThatGoesIntoThePast() {
    folder.with("2024-01-20_late_holdings.csv", "symbol,weight", "A,60", "C,40");
    service.load(folder.all(Environment.PROD, LoadMode.FULL));
    folder
        .without("2024-01-20_late_holdings.csv")
        .with("2024-01-10_late_holdings.csv", "symbol,weight", "A,50", "B,50");

    assertTheFullLoadDoesTheSame(Environment.PROD);
  }

  @Test
  void ofAFileThatSaysAnotherDescription() {
    folder.with("desc_holdings.csv", "# description: one", "A", "B");
    service.load(folder.lists(LoadMode.FULL));
    folder.with("desc_holdings.csv", "# description: two", "A", "B");

    LoadReport told = service.load(folder.lists(LoadMode.DRY_RUN));
    LoadReport done = service.load(folder.lists(LoadMode.FULL));

    assertThat(done.count(Result.APPLIED)).isEqualTo(1);
    assertThat(told.count(Result.WOULD_CHANGE)).isEqualTo(1);
  }

  @Test
  void ofWhatTheLoadRefuses() {
    folder
        .with("ahead_holdings.csv", "# as-of: 2999-01-01", "symbol,weight", "A,50", "B,50")
        .with(
            "many_holdings.csv",
            Stream.concat(Stream.of("symbol"), IntStream.range(0, 20_001).mapToObj(i -> "M" + i))
                .toArray(String[]::new))
        .with("plain_holdings.csv", "symbol,weight", "A,50", "B,50");

    LoadReport told = service.load(folder.lists(LoadMode.DRY_RUN));
    LoadReport done = service.load(folder.lists(LoadMode.FULL));

    assertThat(refusals(told))
        .containsExactly(
            "ETF/AHEAD it holds from 2999-01-01T00:00:00Z, which is in the future",
            "ETF/MANY 20001 members: the service takes at most 20000")
        .isEqualTo(refusals(done));
    assertThat(told.count(Result.WOULD_CHANGE)).isEqualTo(done.count(Result.APPLIED)).isOne();
  }

  private static List<String> refusals(LoadReport report) {
    return report.lines().stream()
        .filter(line -> line.result() == Result.REFUSED)
        .map(line -> line.group().orElse("").replace("DEFAULT/", "") + " " + line.detail())
        .toList();
  }

  private LoadReport assertTheFullLoadDoesTheSame(Environment environment) {
    long logged = service.logged(Topics.EVENTS);
    LoadReport told = service.load(folder.all(environment, LoadMode.DRY_RUN));
    assertThat(service.logged(Topics.EVENTS)).isEqualTo(logged);

    LoadReport done = service.load(folder.all(environment, LoadMode.FULL));

    assertThat(counts(told)).isEqualTo(counts(done)).isNotEmpty();
    return told;
  }

  private static List<String> counts(LoadReport report) {
    return report.lines().stream()
        .map(
            line ->
                "%s %s %d: +%d -%d ~%d"
                    .formatted(
                        line.file(),
                        line.group().orElse(""),
                        line.members(),
                        line.added(),
                        line.removed(),
                        line.reweighted()))
        .toList();
  }

  private static Line line(LoadReport report, String group) {
    return report.lines().stream()
        .filter(line -> line.group().orElse("").endsWith(group))
        .findFirst()
        .orElseThrow();
  }
}
