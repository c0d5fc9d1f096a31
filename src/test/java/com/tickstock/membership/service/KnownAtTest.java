package com.tickstock.membership.service;

import static com.tickstock.membership.service.GroupAnswer.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code knownAt}: the state of a day as it was known before late events, for groups, universes,
 * overlap and symbols.
 */
class KnownAtTest extends WithSharedService {
  private static String known;
  private static String position;

  /**
   * At {@code known}, the known members of THOUGHT are A and B since January 10, and C since the
   * 20th.
   */
  @BeforeAll
  static void writeLate() {
    put("ETF/THOUGHT", "{\"members\":[%s,%s],\"effectiveAt\":\"2025-01-10\"}", "KA", "KB");
    put("SECTOR/energy", "{\"members\":[%s],\"effectiveAt\":\"2025-01-10\"}", "KB");
    put("ETF/THOUGHTTOO", "{\"members\":[%s,%s],\"effectiveAt\":\"2025-01-10\"}", "KB", "KC");
    change("{\"put\":[%s],\"effectiveAt\":\"2025-01-20\"}", "KC");
    known = GroupAnswer.recordedAt(service, "ETF/THOUGHT");
    position = change("{\"remove\":[\"KB\"],\"put\":[%s],\"effectiveAt\":\"2025-01-15\"}", "KL");
  }

  private static void put(String group, String body, String... symbols) {
    GroupAnswer.put(service, group + "?wait=true", body.formatted((Object[]) members(symbols)));
  }

  private static String change(String body, String symbol) {
    return service
        .http()
        .post(
            "/v1/groups/ETF/THOUGHT/changes?wait=true", body.formatted((Object[]) members(symbol)))
        .ok()
        .path("position")
        .asText();
  }

  private static String[] members(String... symbols) {
    String[] members = symbols.clone();
    for (int i = 0; i < members.length; i++) {
      members[i] =
          "{\"symbol\":\"%s\",\"weight\":0.5,\"metadata\":{\"industry\":\"oil\"}}"
              .formatted(symbols[i]);
    }
    return members;
  }

  private static Answers.Answer get(String path) {
    return service.http().visible("/v1/" + path);
  }

  private static String symbols(String path) {
    return texts(get(path).ok().path("symbols"), "").toString();
  }

  @Test
  void aLateEventChangesADayButNotWhatWasKnownOfIt() {
    String day = "groups/ETF/THOUGHT/symbols?asOf=2025-01-16";

    assertThat(symbols(day)).isEqualTo("[KA, KL]");
    assertThat(symbols(day + "&knownAt=" + known)).isEqualTo("[KA, KB]");
    assertThat(symbols(day + "&knownAt=" + GroupAnswer.soon())).isEqualTo("[KA, KL]");
    JsonNode whole = get("groups/ETF/THOUGHT?asOf=2025-01-16&knownAt=" + known).ok();
    assertThat(texts(whole.path("members"), "symbol")).containsExactly("KA", "KB");
    assertThat(whole.path("version").asInt()).isEqualTo(2);
  }

  @Test
  void theAnswerSaysForWhichTimesItIs() {
    Answers.Answer both = get("groups/ETF/THOUGHT?asOf=2025-01-16&knownAt=" + known);
    assertThat(both.header("Membership-As-Of")).hasValue("2025-01-16T00:00:00Z");
    assertThat(both.header("Membership-Known-At")).hasValue(known);
    Answers.Answer alone = get("universes/THOUGHT?knownAt=" + known);
    assertThat(alone.header("Membership-As-Of")).hasValue(known);
    Answers.Answer day = get("symbols/KA?asOf=2025-01-16");
    assertThat(day.header("Membership-As-Of")).hasValue("2025-01-16T00:00:00Z");
    assertThat(day.header("Membership-Known-At")).isEmpty();
    assertThat(get("groups/ETF/THOUGHT").header("Membership-As-Of")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "groups/ETF/THOUGHT?asOf=2999-01-01",
        "groups/ETF/THOUGHT?asOf=2020-01-01&knownAt=2999-01-01",
        "groups/ETF/THOUGHT/symbols?asOf=2999-01-01",
        "groups/ETF/THOUGHT/lineage?asOf=2999-01-01",
        "groups/ETF/THOUGHT/members/KA?asOf=2999-01-01",
        "groups/ETF/THOUGHT/diff?from=2999-01-01",
        "groups/ETF/THOUGHT/diff?from=2020-01-01&to=2999-01-01",
        "symbols/KA?asOf=2999-01-01",
        "universes/THOUGHT?asOf=2999-01-01",
        "overlap?groups=THOUGHT,THOUGHTTOO&asOf=2999-01-01"
      })
  void aTimeThatHasNotComeIsRefused(String path) {
    assertThat(get(path).problem(400)).contains("expected a time up to now, which is 20");
    assertThat(get(path.replace("2999-01-01", "")).problem(400)).contains("expected a date");
  }

  @Test
  void aloneItIsWhatWasKnownOfThatTimeItself() {
    assertThat(symbols("groups/ETF/THOUGHT/symbols?knownAt=" + known)).isEqualTo("[KA, KB, KC]");
    assertThat(symbols("groups/ETF/THOUGHT/symbols")).isEqualTo("[KA, KC, KL]");
  }

  @Test
  void beforeAnythingWasKnownThereWasNoGroup() {
    assertThat(get("groups/ETF/THOUGHT?asOf=2025-01-16&knownAt=2025-01-16").problem(404))
        .contains("DEFAULT/ETF/THOUGHT did not exist as of 2025-01-16", "known at 2025-01-16");
    assertThat(get("universes/THOUGHT?asOf=2025-01-16&knownAt=2025-01-16").problem(404))
        .contains("no group thought as of 2025-01-16", "known at 2025-01-16");
    assertThat(get("groups/ETF/NOBODY?knownAt=" + known).problem(404)).contains("ETF/NOBODY");
  }

  @Test
  void universesAndOverlapAreAskedLikewise() {
    String universe = "universes/THOUGHT:THOUGHTTOO?op=%s&asOf=2025-01-16";
    assertThat(symbols(universe.formatted("intersection"))).isEqualTo("[]");
    assertThat(symbols(universe.formatted("union"))).isEqualTo("[KA, KB, KC, KL]");
    assertThat(symbols(universe.formatted("intersection") + "&knownAt=" + known)).isEqualTo("[KB]");

    String overlap = "overlap?groups=THOUGHT,THOUGHTTOO&asOf=2025-01-16";
    assertThat(get(overlap).ok().path("shared").path("count").asInt()).isZero();
    JsonNode then = get(overlap + "&knownAt=" + known).ok();
    assertThat(texts(then.path("shared").path("top"), "symbol")).containsExactly("KB");
    assertThat(symbols(universe.formatted("union").replace("01-16", "01-11")))
        .isEqualTo("[KA, KB, KC]");
  }

  @Test
  void aSymbolIsWhereItWasThoughtToBe() {
    String day = "symbols/KB?asOf=2025-01-16&after=" + position;
    assertThat(groups(day)).isEqualTo("[THOUGHTTOO, energy]");

    JsonNode then = get(day + "&knownAt=" + known).ok();
    assertThat(texts(then.path("groups"), "name"))
        .containsExactly("THOUGHT", "THOUGHTTOO", "energy");
    assertThat(then.path("groups").path(0).path("weight").asText()).isEqualTo("0.5");
    assertThat(then.path("sector").asText()).isEqualTo("energy");
    assertThat(then.path("industry").asText()).isEqualTo("oil");
    // the same answer in the same form if there is no late event
    assertThat(get(day + "&knownAt=" + GroupAnswer.soon()).body()).isEqualTo(get(day).body());
    assertThat(groups("symbols/KB?type=ETF&after=" + position + "&knownAt=" + known))
        .isEqualTo("[THOUGHT, THOUGHTTOO]");
  }

  @Test
  void aSymbolThatWasNotKnownThenIsNotFound() {
    String l = "symbols/KL?after=" + position;
    assertThat(groups(l)).isEqualTo("[THOUGHT]");
    assertThat(get(l + "&knownAt=" + known).problem(404)).contains("KL", "known at " + known);
    assertThat(get("symbols/KB?knownAt=2025-01-16").problem(404)).contains("2025-01-16");
    assertThat(get("symbols/KB?knownAt=soon").problem(400)).contains("knownAt");
  }

  private static String groups(String path) {
    return texts(get(path).ok().path("groups"), "name").toString();
  }
}
