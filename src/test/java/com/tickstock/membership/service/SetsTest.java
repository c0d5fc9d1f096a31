package com.tickstock.membership.service;

import static com.tickstock.membership.service.GroupAnswer.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Groups of any type put together, and what they have in common. */
class SetsTest extends WithService {
  @BeforeAll
  static void write() {
    put("ETF/ONE", "{\"symbol\":\"A\",\"weight\":0.5},{\"symbol\":\"B\",\"weight\":0.3}");
    put(
        "ETF/TWO",
        "{\"symbol\":\"A\",\"weight\":0.2},{\"symbol\":\"B\",\"weight\":0.4},{\"symbol\":\"C\",\"weight\":0.4}");
    put("THEME/ai", "{\"symbol\":\"B\"},{\"symbol\":\"D\"}");
    put("SECTOR/energy", "{\"symbol\":\"D\"},{\"symbol\":\"A\"}");
    put("SEGMENT/large", "{\"symbol\":\"A\"}");
    put("CUSTOM/own", "{\"symbol\":\"E\"}");
    put("UNIVERSE/all", "{\"symbol\":\"A\"},{\"symbol\":\"D\"}");
  }

  private static void put(String group, String members) {
    GroupAnswer.put(
        service,
        group + "?wait=true",
        "{\"effectiveAt\":\"2025-01-10\",\"members\":[" + members + "]}");
  }

  private static Answers.Answer get(String path) {
    return service.http().get("/v1/" + path);
  }

  private static String symbols(String universe) {
    return texts(get("universes/" + universe).ok().path("symbols"), "").toString();
  }

  @Test
  void groupsOfAnyTypeArePutTogether() {
    assertThat(symbols("ONE:THEME/ai:SECTOR/energy:SEGMENT/large:own:all"))
        .isEqualTo("[A, B, D, E]");
    assertThat(symbols("all:SECTOR/energy:ONE?op=intersection")).isEqualTo("[A]");
    assertThat(symbols("TWO:THEME/ai:SECTOR/energy?op=difference")).isEqualTo("[C]");
    assertThat(symbols("own:ONE?op=intersection")).isEqualTo("[]");
    assertThat(symbols("TWO:THEME/ai?op=difference&asOf=2025-01-11")).isEqualTo("[A, C]");
    assertThat(get("universes/ONE?op=minus").problem(400)).contains("union, intersection");
    assertThat(get("universes/ONE:TWO?asOf=2025-01-09").problem(404))
        .contains("no group one as of 2025-01-09", "ETF/ONE");
  }

  @Test
  void whatTwoFundsHaveInCommon() {
    JsonNode pair = get("overlap?groups=ETF/ONE,ETF/TWO").ok().path("pairs").path(0);

    assertThat(pair.path("a").asText()).isEqualTo("ETF/ONE");
    assertThat(pair.path("shared").asInt()).isEqualTo(2);
    assertThat(pair.path("jaccard").asText()).isEqualTo("0.6667");
    assertThat(pair.path("weightOverlap").asText()).isEqualTo("0.5");
    assertThat(texts(pair.path("top"), "symbol")).containsExactly("B", "A");
    assertThat(texts(pair.path("top").path(1).path("weights"), "")).containsExactly("0.5", "0.2");
  }

  @Test
  void ofSeveralGroupsEachPairAndWhatAllHave() {
    JsonNode overlap = get("overlap?groups=one,two,THEME/ai&top=1").ok();

    assertThat(texts(overlap.path("groups"), "name")).containsExactly("ONE", "TWO", "ai");
    assertThat(overlap.path("pairs")).hasSize(3);
    assertThat(overlap.path("shared").path("count").asInt()).isEqualTo(1);
    assertThat(texts(overlap.path("shared").path("top"), "symbol")).containsExactly("B");
    assertThat(overlap.path("pairs").path(0).path("top")).hasSize(1);
    // a theme has no weights
    assertThat(overlap.path("pairs").path(1).path("weightOverlap").isNull()).isTrue();
    assertThat(overlap.path("pairs").path(1).path("unweighted").asInt()).isEqualTo(1);
    assertThat(get("overlap?groups=ONE:TWO&top=0").ok().path("shared").path("top")).isEmpty();
  }

  @Test
  void anOverlapThatCannotBeToldSaysWhy() {
    assertThat(get("overlap?groups=ETF/ONE,ETF/NONE").problem(404)).contains("ETF/NONE");
    assertThat(get("overlap?groups=ONE,NONE&asOf=2025-01-11").problem(404)).contains("NONE");
    assertField(get("overlap"));
    assertField(get("overlap?groups=ONE"));
    assertField(get("overlap?groups=ONE,ETF/one"));
    String many = IntStream.range(0, 21).mapToObj(i -> "G" + i).collect(Collectors.joining(","));
    assertThat(assertField(get("overlap?groups=" + many))).contains("at most 20 groups");
    get("overlap?groups=ONE,").problem(400);
    get("overlap?groups=ONE,TWO&top=1001").problem(400);
  }

  private static String assertField(Answers.Answer answer) {
    String detail = answer.problem(400);
    assertThat(answer.json().path("field").asText()).as(answer.body()).isEqualTo("groups");
    return detail;
  }
}
