package com.tickstock.membership.service;

import static com.tickstock.membership.service.GroupAnswer.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Universes and overlap of groups of any type. */
class SetsTest extends WithSharedService {
  @BeforeAll
  static void write() {
    put("ETF/ALPHA", "{\"symbol\":\"A\",\"weight\":0.5},{\"symbol\":\"B\",\"weight\":0.3}");
    put(
        "ETF/BETA",
        "{\"symbol\":\"A\",\"weight\":0.2},{\"symbol\":\"B\",\"weight\":0.4},{\"symbol\":\"C\",\"weight\":0.4}");
    put("THEME/optics", "{\"symbol\":\"B\"},{\"symbol\":\"D\"}");
    put("SECTOR/materials", "{\"symbol\":\"D\"},{\"symbol\":\"A\"}");
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
    assertThat(symbols("ALPHA:THEME/optics:SECTOR/materials:SEGMENT/large:own:all"))
        .isEqualTo("[A, B, D, E]");
    assertThat(symbols("all:SECTOR/materials:ALPHA?op=intersection")).isEqualTo("[A]");
    assertThat(symbols("BETA:THEME/optics:SECTOR/materials?op=difference")).isEqualTo("[C]");
    assertThat(symbols("own:ALPHA?op=intersection")).isEqualTo("[]");
    assertThat(symbols("BETA:THEME/optics?op=difference&asOf=2025-01-11")).isEqualTo("[A, C]");
    assertThat(get("universes/ALPHA?op=minus").problem(400)).contains("union, intersection");
    assertThat(get("universes/ALPHA:BETA?asOf=2025-01-09").problem(404))
        .contains("no group alpha as of 2025-01-09", "ETF/ALPHA");
  }

  @Test
  void whatTwoFundsHaveInCommon() {
    JsonNode pair = get("overlap?groups=ETF/ALPHA,ETF/BETA").ok().path("pairs").path(0);

    assertThat(pair.path("a").asText()).isEqualTo("ETF/ALPHA");
    assertThat(pair.path("shared").asInt()).isEqualTo(2);
    assertThat(pair.path("jaccard").asText()).isEqualTo("0.6667");
    assertThat(pair.path("weightOverlap").asText()).isEqualTo("0.5");
    assertThat(texts(pair.path("top"), "symbol")).containsExactly("B", "A");
    assertThat(texts(pair.path("top").path(1).path("weights"), "")).containsExactly("0.5", "0.2");
  }

  @Test
  void ofSeveralGroupsEachPairAndWhatAllHave() {
    JsonNode overlap = get("overlap?groups=alpha,beta,THEME/optics&top=1").ok();

    assertThat(texts(overlap.path("groups"), "name")).containsExactly("ALPHA", "BETA", "optics");
    assertThat(overlap.path("pairs")).hasSize(3);
    assertThat(overlap.path("shared").path("count").asInt()).isEqualTo(1);
    assertThat(texts(overlap.path("shared").path("top"), "symbol")).containsExactly("B");
    assertThat(overlap.path("pairs").path(0).path("top")).hasSize(1);
    // a theme has no weights
    assertThat(overlap.path("pairs").path(1).path("weightOverlap").isNull()).isTrue();
    assertThat(overlap.path("pairs").path(1).path("unweighted").asInt()).isEqualTo(1);
    assertThat(get("overlap?groups=ALPHA:BETA&top=0").ok().path("shared").path("top")).isEmpty();
  }

  @Test
  void anOverlapThatCannotBeToldSaysWhy() {
    assertThat(get("overlap?groups=ETF/ALPHA,ETF/NONE").problem(404)).contains("ETF/NONE");
    assertThat(get("overlap?groups=ALPHA,NONE&asOf=2025-01-11").problem(404)).contains("NONE");
    assertField(get("overlap"));
    assertField(get("overlap?groups=ALPHA"));
    assertField(get("overlap?groups=ALPHA,ETF/alpha"));
    String many = IntStream.range(0, 21).mapToObj(i -> "G" + i).collect(Collectors.joining(","));
    assertThat(assertField(get("overlap?groups=" + many))).contains("at most 20 groups");
    get("overlap?groups=ALPHA,").problem(400);
    get("overlap?groups=ALPHA,BETA&top=1001").problem(400);
  }

  private static String assertField(Answers.Answer answer) {
    String detail = answer.problem(400);
    assertThat(answer.json().path("field").asText()).as(answer.body()).isEqualTo("groups");
    return detail;
  }
}
