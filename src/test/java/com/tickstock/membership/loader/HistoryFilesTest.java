package com.tickstock.membership.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.config.LoadGates;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.loader.LoadReport.Line;
import com.tickstock.membership.loader.LoadReport.Result;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reading of history files, and the reasons to refuse them. */
class HistoryFilesTest {
  private static final LocalDate TODAY = LocalDate.of(2025, 7, 11);
  private static final String HEADER = "ticker,start_date,end_date";

  @TempDir Path files;
  private Folder folder;

  @BeforeEach
  void folder() {
    folder = new Folder(files);
  }

  @Test
  void theWholeListOfEachDayOnWhichSomebodyComesOrGoes() {
    folder.with(
        "index_history.csv",
        HEADER,
        "A,2000-01-03,",
        "B,2000-01-03,2010-05-01",
        "B,2015-03-23,2024-09-23",
        "C,2010-05-01,");

    assertThat(lists())
        .containsExactly(
            "2000-01-03 [A, B]", "2010-05-01 [A, C]", "2015-03-23 [A, B, C]", "2024-09-23 [A, C]");
  }

  @Test
  void eachMemberIsOfTheLineThatSaysIt() {
    folder.with("index.csv", HEADER, "B,2000-01-03,2001-01-02", "B,2002-01-02,", "A,2000-01-03,");

    assertThat(history().lists(new EventHistory(List.of())).get(0).lines())
        .containsEntry(new Symbol("B"), 2)
        .containsEntry(new Symbol("A"), 4);
    assertThat(history().lists(new EventHistory(List.of())).get(2).lines())
        .containsEntry(new Symbol("B"), 3);
  }

  @Test
  void whoEndsWhereItStartsAgainHasNotBeenAway() {
    folder.with("index.csv", HEADER, "A,2000-01-03,2001-01-02", "A,2001-01-02,2002-01-02");

    assertThat(lists()).containsExactly("2000-01-03 [A]", "2002-01-02 []");
  }

  @Test
  void theFirstListAloneSaysWhatTheFileSaysOfTheGroup() {
    folder.with(
        "index.csv", "# description: An index", HEADER, "A,2000-01-03,", "B,2001-01-02,2002-01-02");

    List<Holding> lists = history().lists(new EventHistory(List.of()));

    assertThat(lists.get(0).definition().description()).hasValue("An index");
    assertThat(lists.get(0).definition().metadata().orElseThrow().text())
        .contains("\"format\":\"history\"", lists.get(0).source().checksum());
    assertThat(lists.subList(1, 3)).allMatch(list -> list.definition().description().isEmpty());
    assertThat(lists.subList(1, 3)).allMatch(list -> list.definition().metadata().isEmpty());
  }

  @Test
  void spellingsAreOneSymbol() {
    folder.with("index.csv", HEADER, "BRK/B,2010-02-16,2012-01-03", "BRK B,2013-01-02,");

    assertThat(lists())
        .containsExactly("2010-02-16 [BRK.B]", "2012-01-03 []", "2013-01-02 [BRK.B]");
  }

  @Test
  void theGroupIsNamedByTheFileAndMayHaveAListBesideIt() {
    assertThat(groupOf("sp500_history.csv")).isEqualTo("DEFAULT/UNIVERSE/sp500");
    assertThat(groupOf("SP500_history_2025-07-12.csv")).isEqualTo("DEFAULT/UNIVERSE/sp500");
    assertThat(groupOf("dow.csv")).isEqualTo("DEFAULT/UNIVERSE/dow");
    assertThat(groupOf("spy_holdings_history.csv")).isEqualTo("DEFAULT/ETF/SPY");
  }

  private String groupOf(String file) {
    folder.with(file, HEADER, "A,2000-01-03,");
    String group = history().group().toString();
    folder.without(file);
    return group;
  }

  @Test
  void whatIsWrongIsNamedWithItsLineAndField() {
    folder.with(
        "index.csv",
        HEADER,
        "A,2000-01-03,2000-01-03",
        "B,2000-13-03,",
        "C,,2001-01-02",
        "not a ticker,2000-01-03,",
        "D,2000-01-03",
        "E,2025-07-12,",
        "F,2000-01-03,2025-07-12");

    assertThat(refusal())
        .contains("line 2: end_date is \"2000-01-03\": expected a day after start_date, 2000-01-03")
        .contains("line 3: start_date is \"2000-13-03\"")
        .contains("line 4: start_date is \"\": expected a day")
        .contains("line 5: symbol is \"not a ticker\"")
        .contains("line 6: row is \"D,2000-01-03\"", "is the file cut off?")
        .contains("line 7: start_date is \"2025-07-12\": expected 2025-07-11 or a day before")
        .contains("line 8: end_date is \"2025-07-12\"");
  }

  @Test
  void ofTooMuchThatIsWrongTheFirstTenAreTold() {
    String[] lines = new String[14];
    lines[0] = HEADER;
    for (int i = 1; i < lines.length; i++) {
      lines[i] = "S" + i + ",soon,";
    }
    folder.with("index.csv", lines);

    assertThat(refusal()).contains("line 11: ", "; and 3 more").doesNotContain("line 12: ");
  }

  @Test
  void nobodyIsAMemberTwiceAtATime() {
    folder.with(
        "index.csv",
        HEADER,
        "A,2000-01-03,",
        "A,2005-01-03,2006-01-03",
        "BRK.B,2000-01-03,2005-01-03",
        "BRKB,2005-01-02,",
        "C,2000-01-03,2001-01-02",
        "C,2000-01-03,2001-01-02");

    assertThat(refusal())
        .contains("line 3: A, 2005-01-03 to 2006-01-03, overlaps line 2, 2000-01-03 to now")
        .contains("line 5: BRK.B, 2005-01-02 to now, overlaps line 4")
        .contains("line 7: C, ");
  }

  @Test
  void aHistoryOfNobodyIsRefused() {
    folder.with("index.csv", HEADER);

    assertThat(refusal()).contains("no members below the header");
  }

  @Test
  void oneFileForEachGroup() {
    folder
        .with("index.csv", HEADER, "A,2000-01-03,")
        .with("index_history.csv", HEADER, "B,2000-01-03,");

    HistoryPlan plan = plan();

    assertThat(plan.histories()).hasSize(1);
    assertThat(plan.others()).hasSize(1);
    assertThat(plan.others().get(0).detail())
        .contains("DEFAULT/UNIVERSE/index is in index.csv already");
  }

  @Test
  void endsThatLookLikeLastDaysAreRefusedUntilAPersonSaysWhatTheyAre() {
    folder.with(
        "index.csv", HEADER, "A,2000-01-03,2001-01-01", "A,2001-01-02,2002-01-01", "B,2000-01-03,");
    LoadRequest behindGates =
        folder.request(LoadMode.FULL, Optional.of(new LoadGates(1, 10_000, 20, 0, 110, true)));

    assertThat(HistoryPlan.of(behindGates, TODAY, file -> true).others())
        .extracting(Line::detail)
        .singleElement()
        .asString()
        .contains("looks like the last day of a membership", "--end-inclusive", "--force");
    assertThat(lists())
        .as("forced, they are read as the first day without it")
        .containsExactly(
            "2000-01-03 [A, B]", "2001-01-01 [B]", "2001-01-02 [A, B]", "2002-01-01 [B]");
    assertThat(lists(folder.withInclusiveEnds()))
        .containsExactly("2000-01-03 [A, B]", "2002-01-02 [B]");
  }

  @Test
  void anInclusiveEndMayBeTheFirstDay() {
    folder.with("index.csv", HEADER, "A,2000-01-03,2000-01-03", "B,2000-01-03,");

    assertThat(lists(folder.withInclusiveEnds()))
        .containsExactly("2000-01-03 [A, B]", "2000-01-04 [B]");
  }

  @Test
  void listsAreLeftAloneAndSaid() {
    folder.with("list.csv", "symbol", "A").with("index.csv", HEADER, "A,2000-01-03,");

    HistoryPlan plan = plan();

    assertThat(plan.histories()).hasSize(1);
    assertThat(plan.others()).extracting(Line::file).containsExactly("list.csv");
    assertThat(plan.others()).extracting(Line::result).containsExactly(Result.LEFT_ALONE);
  }

  @Test
  void aLoadOfListsLeavesItAloneAndSaysHowItIsLoaded() {
    folder.with("index.csv", HEADER, "A,2000-01-03,");

    assertThat(folder.plan().others())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.result()).isEqualTo(Result.LEFT_ALONE);
              assertThat(line.detail()).isEqualTo("a history: 'load --history' loads it");
            });
  }

  private HistoryPlan plan() {
    return HistoryPlan.of(folder.request(LoadMode.FULL), TODAY, file -> true);
  }

  private IntervalFile history() {
    return history(folder.request(LoadMode.FULL));
  }

  private static IntervalFile history(LoadRequest request) {
    HistoryPlan plan = HistoryPlan.of(request, TODAY, file -> true);
    assertThat(plan.others()).isEmpty();
    assertThat(plan.histories()).hasSize(1);
    return plan.histories().get(0);
  }

  private List<String> lists() {
    return lists(folder.request(LoadMode.FULL));
  }

  private static List<String> lists(LoadRequest request) {
    return history(request).lists(new EventHistory(List.of())).stream()
        .map(
            list ->
                "%s %s"
                    .formatted(
                        list.source().asOf().orElseThrow().toString().substring(0, 10),
                        list.members().keySet()))
        .toList();
  }

  private String refusal() {
    HistoryPlan plan = plan();
    assertThat(plan.histories()).isEmpty();
    assertThat(plan.others()).extracting(Line::result).containsExactly(Result.REFUSED);
    return plan.others().get(0).detail();
  }
}
