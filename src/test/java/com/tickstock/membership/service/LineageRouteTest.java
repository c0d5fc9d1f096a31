package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.loader.LoadMode;
import com.tickstock.membership.loader.LoadReport;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The lineage of members: the event that put each member last. */
class LineageRouteTest extends WithSharedService {
  @Test
  void ofFilesAndOfEditsNowAndOnPastDays() {
    LoadReport first = load("mix", "2024-01-10", "A,50", "B,50");
    GroupAnswer.change(
        service,
        "ETF/MIX",
        "{\"put\":[{\"symbol\":\"B\",\"weight\":0.7},{\"symbol\":\"X\"}],\"effectiveAt\":\"2024-01-15\"}");
    load("mix", "2024-01-20", "A,50", "C,50");
    GroupAnswer.change(service, "ETF/MIX", "{\"put\":[{\"symbol\":\"Y\"}]}");

    assertThat(told("MIX", "?asOf=2024-01-10"))
        .containsEntry("A", "csv 2024-01-10_mix_holdings.csv:2 2024-01-10")
        .containsEntry("B", "csv 2024-01-10_mix_holdings.csv:3 2024-01-10")
        .hasSize(2);
    assertThat(told("MIX", "?asOf=2024-01-16"))
        .containsEntry("A", "csv 2024-01-10_mix_holdings.csv:2 2024-01-10")
        .containsEntry("B", "http : 2024-01-15")
        .containsEntry("X", "http : 2024-01-15")
        .hasSize(3);
    // an unchanged member keeps the lineage of the earlier file
    assertThat(told("MIX", ""))
        .containsEntry("A", "csv 2024-01-10_mix_holdings.csv:2 2024-01-10")
        .containsEntry("C", "csv 2024-01-20_mix_holdings.csv:3 2024-01-20")
        .containsKey("Y")
        .hasSize(3);
    JsonNode member = get("MIX", "?asOf=2024-01-10").ok().path("members").path(0);
    assertThat(member.path("loadId").asText()).isEqualTo(first.loadId());
  }

  @Test
  void anEventOfThePastTakesItsPlace() {
    load("late", "2024-01-20", "A,50", "C,50");
    load("late", "2024-01-10", "A,50", "B,50");

    assertThat(told("LATE", "?asOf=2024-01-10"))
        .containsEntry("B", "csv 2024-01-10_late_holdings.csv:3 2024-01-10")
        .hasSize(2);
    assertThat(told("LATE", ""))
        .containsEntry("A", "csv 2024-01-10_late_holdings.csv:2 2024-01-10")
        .containsEntry("C", "csv 2024-01-20_late_holdings.csv:3 2024-01-20")
        .hasSize(2);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    load("was", "2024-01-10", "A,50", "B,50");
    service.http().delete("/v1/groups/ETF/WAS?wait=true").ok();

    assertThat(get("WAS", "").problem(404)).contains("retired");
    assertThat(get("WAS", "?asOf=2024-01-09").problem(404)).contains("2024-01-10");
    assertThat(told("WAS", "?asOf=2024-01-11")).containsOnlyKeys("A", "B");
    assertThat(get("NEVER", "").problem(404)).contains("DEFAULT/ETF/NEVER");
    assertThat(get("WAS", "?asof=2024-01-11").problem(400)).contains("asof");
  }

  @Test
  void anAddedAgainMemberIsOfTheEventThatAddedItAgain() {
    load("again", "2024-01-10", "A,50", "B,50");
    load("again", "2024-01-20", "A,100");
    load("again", "2024-01-30", "A,100", "B,0");

    assertThat(told("AGAIN", ""))
        .containsEntry("A", "csv 2024-01-20_again_holdings.csv:2 2024-01-20")
        .containsEntry("B", "csv 2024-01-30_again_holdings.csv:3 2024-01-30");
  }

  @Test
  void whoPutsASymbolByNameAnswersForItAndAListThatSaysItAgainDoesNot() {
    load("restated", "2024-01-10", "A,50", "B,50");
    String a = "{\"symbol\":\"A\",\"weight\":0.5}";
    GroupAnswer.put(
        service,
        "ETF/RESTATED?wait=true",
        "{\"members\":[%s,{\"symbol\":\"B\",\"weight\":0.5}]}".formatted(a));
    assertThat(told("RESTATED", ""))
        .containsEntry("A", "csv 2024-01-10_restated_holdings.csv:2 2024-01-10");

    JsonNode again =
        service
            .http()
            .post("/v1/groups/ETF/RESTATED/changes?wait=true", "{\"put\":[%s]}".formatted(a))
            .ok();

    assertThat(again.path("outcome").asText()).isEqualTo("unchanged");
    assertThat(told("RESTATED", "").get("A")).startsWith("http :");
    assertThat(told("RESTATED", "").get("B")).startsWith("csv ");
  }

  @Test
  void whatTheClientHasIsNotSentAgainUntilItChanges() {
    load("tag", "2024-01-10", "A,50", "B,50");
    String tag = get("TAG", "").tag().orElseThrow();
    String path = "/v1/groups/ETF/TAG/lineage";
    assertThat(service.http().get(path, "If-None-Match", tag).status()).isEqualTo(304);

    GroupAnswer.change(service, "ETF/TAG", "{\"put\":[{\"symbol\":\"A\",\"weight\":0.1}]}");

    assertThat(service.http().get(path, "If-None-Match", tag).status()).isEqualTo(200);
  }

  private LoadReport load(String group, String day, String... lines) {
    String name = "%s_%s_holdings.csv".formatted(day, group);
    folder.with(name, "symbol,weight\n" + String.join("\n", lines));
    LoadReport report = service.load(folder.lists(LoadMode.FULL));
    assertThat(report.hasRefusals()).as("%s", report).isFalse();
    folder.without(name);
    return report;
  }

  private static Answers.Answer get(String group, String query) {
    return service.http().get("/v1/groups/ETF/%s/lineage%s".formatted(group, query));
  }

  private static SortedMap<String, String> told(String group, String query) {
    SortedMap<String, String> told = new TreeMap<>();
    for (JsonNode member : get(group, query).ok().path("members")) {
      told.put(
          member.path("symbol").asText(),
          "%s %s:%s %s"
              .formatted(
                  member.path("source").asText(),
                  member.path("file").asText(),
                  member.path("line").asText(),
                  member.path("effectiveAt").asText().substring(0, 10)));
    }
    return told;
  }
}
