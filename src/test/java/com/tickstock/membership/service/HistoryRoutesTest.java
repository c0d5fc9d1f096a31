package com.tickstock.membership.service;

import static com.tickstock.membership.service.GroupAnswer.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.loader.LoadMode;
import com.tickstock.membership.loader.LoadReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code /history}, {@code /diff} and {@code /members/{symbol}} of groups. */
class HistoryRoutesTest extends WithSharedService {
  private static String known;

  /** The third event is late: its effective day is before the second's. */
  @BeforeAll
  static void write() {
    put(
        "ETF/TOLD",
        "{\"members\":[{\"symbol\":\"A\",\"weight\":0.5},{\"symbol\":\"B\"}],\"effectiveAt\":\"2025-01-10\"}");
    change(
        "ETF/TOLD",
        "{\"put\":[{\"symbol\":\"C\"}],\"remove\":[\"B\"],\"effectiveAt\":\"2025-01-20\"}");
    known = GroupAnswer.recordedAt(service, "ETF/TOLD");
    change(
        "ETF/TOLD", "{\"put\":[{\"symbol\":\"A\",\"weight\":0.6}],\"effectiveAt\":\"2025-01-15\"}");
    put("ETF/TOLDGONE", "{\"members\":[{\"symbol\":\"A\"}],\"effectiveAt\":\"2025-01-10\"}");
    service.http().delete("/v1/groups/ETF/TOLDGONE?wait=true&effectiveAt=2025-02-01").ok();
  }

  private static void put(String group, String body) {
    GroupAnswer.put(service, group + "?wait=true", body);
  }

  private static void change(String group, String body) {
    GroupAnswer.change(service, group, body);
  }

  private static Answers.Answer get(String path) {
    return service.http().get("/v1/groups/" + path);
  }

  @Test
  void theHistorySaysNewestFirstWhatBecameTrueAndWhichEventsCameLate() {
    JsonNode history = get("ETF/told/history").ok();

    assertThat(told(history.path("events")))
        .containsExactly(
            "2025-01-20 v2 late=false +[C] -[B] ~[]",
            "2025-01-15 v3 late=true +[] -[] ~[A]",
            "2025-01-10 v1 late=false +[A, B] -[] ~[]");
    assertThat(history.has("nextCursor")).isFalse();
    JsonNode first = history.path("events").path(2);
    assertThat(first.path("created").asBoolean()).isTrue();
    assertThat(first.path("memberCount").asInt()).isEqualTo(2);
    assertThat(first.path("cause").path("source").asText()).isEqualTo("http");
  }

  private static List<String> told(JsonNode events) {
    List<String> told = new ArrayList<>();
    for (JsonNode event : events) {
      told.add(
          "%s v%s late=%s +%s -%s ~%s"
              .formatted(
                  event.path("effectiveAt").asText().substring(0, 10),
                  event.path("version").asText(),
                  event.path("late").asText(),
                  texts(event.path("added"), "symbol"),
                  texts(event.path("removed"), "symbol"),
                  texts(event.path("reweighted"), "symbol")));
    }
    return told;
  }

  @Test
  void pagesTogetherAreTheWholeHistory() {
    List<String> paged = new ArrayList<>();
    String cursor = "";
    int pages = 0;
    do {
      JsonNode page = get("ETF/TOLD/history?limit=1" + cursor).ok();
      paged.addAll(told(page.path("events")));
      cursor = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asText() : "";
      pages++;
    } while (!cursor.isEmpty());

    assertThat(pages).isEqualTo(3);
    assertThat(paged).isEqualTo(told(get("ETF/TOLD/history").ok().path("events")));
  }

  @Test
  void aHistoryThatCannotBeToldSaysWhy() {
    assertField(get("ETF/TOLD/history?cursor=zzz"), "cursor");
    assertField(get("ETF/TOLD/history?limit=101"), "limit");
    assertField(get("ETF/TOLD/history?asOf=2025-01-01"), "asOf");
    assertThat(get("ETF/NOBODY/history").problem(404)).contains("no group DEFAULT/ETF/NOBODY");
    assertThat(get("CUSTOM/TOLD/history").problem(404)).contains("there is DEFAULT/ETF/TOLD");
  }

  @Test
  void aRetiredGroupStillHasItsHistory() {
    JsonNode events = get("ETF/TOLDGONE/history").ok().path("events");

    assertThat(told(events))
        .containsExactly(
            "2025-02-01 v2 late=false +[] -[A] ~[]", "2025-01-10 v1 late=false +[A] -[] ~[]");
    assertThat(events.path(0).path("retired").asBoolean()).isTrue();
  }

  @Test
  void theDifferenceOfTwoDays() {
    JsonNode diff = get("ETF/TOLD/diff?from=2025-01-10&to=2025-01-20").ok();

    assertThat(texts(diff.path("added"), "symbol")).containsExactly("C");
    assertThat(texts(diff.path("removed"), "symbol")).containsExactly("B");
    JsonNode reweighted = diff.path("reweighted").path(0);
    assertThat(reweighted.path("symbol").asText()).isEqualTo("A");
    assertThat(reweighted.path("previousWeight").asText()).isEqualTo("0.5");
    assertThat(reweighted.path("weight").asText()).isEqualTo("0.6");
    assertThat(get("ETF/TOLD/diff?from=2025-01-20&to=2025-01-20").ok().path("added")).isEmpty();
    // without an end: until now
    JsonNode untilNow = get("ETF/TOLD/diff?from=2025-01-10").ok();
    assertThat(untilNow.path("added")).isEqualTo(diff.path("added"));
    assertThat(untilNow.path("reweighted")).isEqualTo(diff.path("reweighted"));
  }

  @Test
  void aDifferenceSaysWhereTheGroupBeganAndEnded() {
    JsonNode created = get("ETF/TOLDGONE/diff?from=2025-01-01&to=2025-01-10").ok();
    assertThat(created.path("created").asBoolean()).isTrue();
    assertThat(created.path("from").path("exists").asBoolean()).isFalse();
    assertThat(texts(created.path("added"), "symbol")).containsExactly("A");

    JsonNode retired = get("ETF/TOLDGONE/diff?from=2025-01-10").ok();
    assertThat(retired.path("retired").asBoolean()).isTrue();
    assertThat(retired.path("to").path("exists").asBoolean()).isFalse();
    assertThat(texts(retired.path("removed"), "symbol")).containsExactly("A");
  }

  @Test
  void aDifferenceAsItWasKnownLeavesOutWhatCameLater() {
    String days = "ETF/TOLD/diff?from=2025-01-10&to=2025-01-16";

    assertThat(texts(get(days).ok().path("reweighted"), "symbol")).containsExactly("A");
    assertThat(get(days + "&knownAt=" + known).ok().path("reweighted")).isEmpty();
    // without an explicit end, until that time
    JsonNode open = get("ETF/TOLD/diff?from=2025-01-16&knownAt=" + known).ok();
    assertThat(open.path("to").path("asOf").asText()).isEqualTo(known);
    assertThat(texts(open.path("added"), "symbol")).containsExactly("C");
    JsonNode before = get("ETF/TOLD/diff?from=2025-01-10&to=2025-01-20&knownAt=2025-01-10").ok();
    assertThat(before.path("to").path("exists").asBoolean()).isFalse();
  }

  @Test
  void aDifferenceThatCannotBeToldSaysWhy() {
    assertField(get("ETF/TOLD/diff"), "from");
    assertField(get("ETF/TOLD/diff?from=soon"), "from");
    assertField(get("ETF/TOLD/diff?from=2025-01-10&to=soon"), "to");
    assertField(get("ETF/TOLD/diff?from=2025-01-10&knownAt=soon"), "knownAt");
    assertThat(get("ETF/NOBODY/diff?from=2025-01-10").problem(404)).contains("DEFAULT/ETF/NOBODY");
  }

  @Test
  void aMemberIsOfAFileALineALoadAndAnEventSinceWhenItCameAgain() {
    LoadReport first = load("2024-01-10", "A,50", "B,50");
    load("2024-01-20", "A,100");
    load("2024-01-30", "B,40", "A,60");

    JsonNode b = get("ETF/WHY/members/b").ok();

    assertThat(b.path("symbol").asText()).isEqualTo("B");
    assertThat(b.path("member").asBoolean()).isTrue();
    assertThat(b.path("intervals")).hasSize(2);
    JsonNode past = b.path("intervals").path(0);
    assertThat(past.path("from").asText()).startsWith("2024-01-10");
    assertThat(past.path("until").asText()).startsWith("2024-01-20");
    JsonNode began = past.path("began");
    assertThat(began.path("file").asText()).isEqualTo("2024-01-10_why_holdings.csv");
    assertThat(began.path("line").asInt()).isEqualTo(3);
    assertThat(began.path("loadId").asText()).isEqualTo(first.loadId());
    assertThat(began.path("eventId").asText()).isNotEmpty();
    assertThat(past.path("ended").path("file").asText()).isEqualTo("2024-01-20_why_holdings.csv");
    JsonNode now = b.path("intervals").path(1);
    assertThat(now.has("until")).isFalse();
    assertThat(now.path("weight").asText()).isEqualTo("0.4");
    assertThat(now.path("began").path("line").asInt()).isEqualTo(2);

    JsonNode then = get("ETF/WHY/members/B?asOf=2024-01-25").ok();
    assertThat(then.path("member").asBoolean()).isFalse();
    assertThat(then.path("intervals")).hasSize(1);
  }

  private LoadReport load(String day, String... lines) {
    String name = day + "_why_holdings.csv";
    folder.with(name, "symbol,weight\n" + String.join("\n", lines));
    LoadReport report = service.load(folder.lists(LoadMode.FULL));
    assertThat(report.hasRefusals()).as("%s", report).isFalse();
    folder.without(name);
    return report;
  }

  @Test
  void whoNeverWasAMemberHasNoIntervals() {
    JsonNode stranger = get("ETF/TOLD/members/ZZZ").ok();

    assertThat(stranger.path("member").asBoolean()).isFalse();
    assertThat(stranger.path("intervals").isArray()).isTrue();
    assertThat(stranger.path("intervals")).isEmpty();
    assertThat(get("ETF/NOBODY/members/A").problem(404)).contains("DEFAULT/ETF/NOBODY");
    assertThat(get("ETF/TOLDGONE/members/A").ok().path("member").asBoolean()).isFalse();
    assertField(get("ETF/TOLD/members/" + "A".repeat(51)), "symbol");
  }

  private static void assertField(Answers.Answer answer, String field) {
    answer.problem(400);
    assertThat(answer.json().path("field").asText()).as(answer.body()).isEqualTo(field);
  }
}
