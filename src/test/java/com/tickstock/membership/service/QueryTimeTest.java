package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.loader.LoadMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code query} with {@code --as-of}, {@code --known-at}, histories, universes and overlap. */
class QueryTimeTest extends WithSharedService {
  @TempDir static Path holdings;
  private static String known;

  @BeforeAll
  static void write() {
    Folder folder = new Folder(holdings);
    folder.with("one_holdings.csv", "# as-of: 2025-01-10", "symbol,weight", "A,60", "B,40");
    folder.with("two_holdings.csv", "# as-of: 2025-01-10", "symbol,weight", "B,30", "C,70");
    folder.with("ai_theme.csv", "# as-of: 2025-01-10", "symbol", "B", "D");
    service.load(folder.lists(LoadMode.FULL));
    GroupAnswer.change(service, "ETF/ONE", "{\"remove\":[\"B\"],\"effectiveAt\":\"2025-01-20\"}");
    known = GroupAnswer.recordedAt(service, "ETF/ONE");
    GroupAnswer.change(
        service,
        "ETF/ONE",
        "{\"put\":[{\"symbol\":\"QL\",\"weight\":0.1}],\"effectiveAt\":\"2025-01-15\"}");
  }

  private static Command query(String... arguments) {
    List<String> all = new ArrayList<>(List.of("query", "--url", service.url()));
    all.addAll(List.of(arguments));
    return Command.run(all.toArray(String[]::new));
  }

  private static JsonNode exact(String path) {
    return Json.readTree(service.http().get(path).body().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatWasKnownIsAnsweredOfEveryKind() {
    String[] then = {"--as-of", "2025-01-16", "--known-at", known};

    assertThat(with(then, "--etf", "ONE").done()).contains("2 members").doesNotContain("| QL");
    assertThat(query("--etf", "ONE", "--as-of", "2025-01-16").done()).contains("| QL");
    assertThat(with(then, "--theme", "ai").done()).contains("| D");
    assertThat(with(then, "--universe", "ONE:TWO").done()).contains("A B C");
    assertThat(with(then, "--overlap", "ONE,TWO").done()).contains("ETF/ONE and ETF/TWO");
    assertThat(with(then, "--stock", "A").done()).contains("ONE");
    Command unknown = with(then, "--stock", "QL");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("no group of DEFAULT holds QL", "known at " + known);
    assertThat(query("--etf", "ONE", "--known-at", known).done()).doesNotContain("| QL");
  }

  private static Command with(String[] then, String... question) {
    List<String> all = new ArrayList<>(List.of(question));
    all.addAll(List.of(then));
    return query(all.toArray(String[]::new));
  }

  @Test
  void groupsArePutTogetherByEachOperation() {
    assertThat(query("--universe", "TWO:THEME/ai", "--op", "intersection").done())
        .contains("(intersection): 1 symbol", "B");
    assertThat(query("--universe", "TWO:THEME/ai", "--op", "difference").done())
        .contains("(difference): 1 symbol")
        .endsWith("C\n");
    assertThat(query("--universe", "TWO", "--op", "minus").err())
        .contains("op is \"minus\": expected union, intersection or difference");
  }

  @Test
  void theOverlapIsATableOfPairs() {
    String day = "2025-01-10";

    assertThat(query("--overlap", "ONE,TWO", "--as-of", day).done())
        .containsPattern("ETF/ONE and ETF/TWO +\\| +1 +\\| +0\\.3333 +\\| +30\\.00 % +\\| B ")
        .doesNotContain("All 2 share");
    assertThat(query("--overlap", "ONE,TWO,THEME/ai", "--as-of", day).done())
        .contains("ETF/TWO and THEME/ai", "All 3 share 1 symbol: B");
    assertThat(query("--overlap", "ONE,TWO", "--json").json())
        .isEqualTo(exact("/v1/overlap?groups=ONE,TWO"));
    assertThat(query("--overlap", "ONE,NONE").err()).contains("no group none");
    assertThat(query("--overlap", "ONE").code()).isEqualTo(2);
  }

  @Test
  void theHistoryIsATableOfEvents() {
    assertThat(query("--history", "etf/one").done())
        .contains("DEFAULT/ETF/ONE, newest first")
        .containsPattern("2025-01-20 \\|[^|]+\\| +2 \\| +\\| B +\\| +\\| +2 \\| http +\\| +\\|")
        .containsPattern("2025-01-15 \\|[^|]+\\| +3 \\| QL +\\|.*\\| http +\\| late")
        .containsPattern("2025-01-10 \\|[^|]+\\| +1 \\| A, B +\\|.*one_holdings.csv \\| created");
    assertThat(query("--history", "ETF/ONE", "--limit", "1").done())
        .contains("2025-01-20", "There are older events: --limit")
        .doesNotContain("2025-01-15");
    assertThat(query("--history", "ETF/ONE", "--json").json())
        .isEqualTo(exact("/v1/groups/ETF/ONE/history"));
    assertThat(query("--history", "ETF/NONE").err()).contains("no group DEFAULT/ETF/NONE");
  }

  @Test
  void aMemberIsToldWithWhenAndWhy() {
    assertThat(query("--etf", "one", "--member", "b").done())
        .contains("B in DEFAULT/ETF/ONE: no longer a member")
        .containsPattern("2025-01-10 +\\| 2025-01-20 +\\| +40.00 % +\\| one_holdings.csv, line 4")
        .containsPattern("\\| http +\\|");
    assertThat(query("--history", "ETF/ONE", "--member", "A").done()).contains("a member");
    assertThat(query("--etf", "ONE", "--member", "Z").done()).contains("never a member");
    assertThat(query("--etf", "ONE", "--member", "B", "--as-of", "2025-01-11").done())
        .contains("B in DEFAULT/ETF/ONE: a member");
    assertThat(query("--theme", "ai", "--member", "D", "--json").json())
        .isEqualTo(exact("/v1/groups/THEME/ai/members/D"));
  }

  @Test
  void whatDoesNotBelongTogetherIsWrongUsage() {
    assertUsage("--op", "--etf", "ONE", "--op", "union");
    assertUsage("--member", "--universe", "ONE", "--member", "A");
    assertUsage("--limit", "--etf", "ONE", "--limit", "3");
    assertUsage("--as-of", "--history", "ETF/ONE", "--as-of", "2025-01-10");
    assertUsage("--known-at", "--stats", "--known-at", "2025-01-10");
    assertUsage("--known-at", "--etf", "ONE", "--member", "A", "--known-at", "2025-01-10");
    assertUsage("--known-at", "--etf", "ONE", "--known-at", "soon");
    assertUsage("--history", "--history", "ONE");
    assertUsage("type", "--history", "FUND/ONE");
    assertUsage("op", "--universe", "ONE", "--op", "minus");
    assertThat(query("--overlap", "ONE,TWO", "--history", "ETF/ONE").code()).isEqualTo(2);
    assertThat(Command.run("query", "--help").done())
        .contains("--overlap SPY,QQQ", "--known-at", "--member AAPL", "--history UNIVERSE/sp500");
  }

  private static void assertUsage(String field, String... arguments) {
    Command command = query(arguments);
    assertThat(command.code()).as(command.err()).isEqualTo(2);
    assertThat(command.err()).contains(field);
  }
}
