package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code GET /v1/groups/{type}/{name}?version=}: the answer when that version was current. */
class PastVersionsTest extends WithSharedService {
  private static void put(String group, String body) {
    service.http().put("/v1/groups/" + group + "?wait=true", body).ok();
  }

  private static void change(String group, String body) {
    service.http().post("/v1/groups/" + group + "/changes?wait=true", body).ok();
  }

  @Test
  void everyVersionIsAnsweredAsItWasThen() {
    Map<Integer, Answers.Answer> served = new TreeMap<>();
    String[] bodies = {
      "{\"description\":\"d\",\"metadata\":{\"a\":1.50},\"effectiveAt\":\"2025-01-10\",\"members\":"
          + "[{\"symbol\":\"A\",\"weight\":0.5,\"metadata\":{\"sector\":\"x\"}},{\"symbol\":\"B\"}]}",
      "{\"effectiveAt\":\"2025-01-20\",\"members\":[{\"symbol\":\"A\",\"weight\":0.6},"
          + "{\"symbol\":\"B\"},{\"symbol\":\"C\"}]}",
      "{\"effectiveAt\":\"2025-01-15\",\"members\":[{\"symbol\":\"D\"}]}",
      "{\"effectiveAt\":\"2025-01-01\",\"description\":\"first\",\"members\":[{\"symbol\":\"E\"}]}",
    };
    for (String body : bodies) {
      put("ETF/past", body);
      remember(served);
    }
    for (String day : new String[] {"2025-01-16", "2025-01-21", "2025-01-11", "2025-01-02"}) {
      change(
          "ETF/past",
          "{\"put\":[{\"symbol\":\"L%s\",\"weight\":0.1}],\"remove\":[\"B\"],\"effectiveAt\":\"%s\"}"
              .formatted(day.substring(8), day));
      remember(served);
    }

    assertThat(served).hasSize(8);
    served.forEach(PastVersionsTest::isAnsweredAgain);
  }

  private static void remember(Map<Integer, Answers.Answer> served) {
    Answers.Answer now = service.http().get("/v1/groups/ETF/past");
    served.put(now.ok().path("version").asInt(), now);
  }

  private static void isAnsweredAgain(int version, Answers.Answer then) {
    Answers.Answer again = service.http().get("/v1/groups/ETF/past?version=" + version);
    assertThat(again.ok().path("version").asInt()).isEqualTo(version);
    assertThat(again.body()).isEqualTo(then.body());
    String tag = again.tag().orElseThrow();
    assertThat(
            service
                .http()
                .get("/v1/groups/ETF/past?version=" + version, "If-None-Match", tag)
                .status())
        .isEqualTo(304);
  }

  @Test
  void aVersionWithoutTheGroupSaysSoAndWhereItStands() {
    put("ETF/versiongone", "{\"members\":[{\"symbol\":\"A\"}],\"effectiveAt\":\"2025-01-01\"}");
    service.http().delete("/v1/groups/ETF/versiongone?wait=true&effectiveAt=2025-02-01").ok();

    Answers.Answer retired = service.http().get("/v1/groups/ETF/versiongone?version=2");
    assertThat(retired.problem(404)).contains("DEFAULT/ETF/VERSIONGONE", "version 2", "retired");
    for (String path : new String[] {"?version=2", "", "?asOf=2025-02-02"}) {
      Answers.Answer answer = service.http().get("/v1/groups/ETF/versiongone" + path);
      answer.problem(404);
      assertThat(answer.json().path("type").asText()).endsWith(":retired");
      assertThat(answer.json().path("version").asInt()).as(answer.body()).isEqualTo(2);
    }
    assertThat(service.http().get("/v1/groups/ETF/versiongone?version=1").ok().path("members"))
        .hasSize(1);
  }

  @Test
  void aVersionThatIsNotThereIsNotFound() {
    put("ETF/versions", "{\"members\":[{\"symbol\":\"A\"}]}");

    assertThat(service.http().get("/v1/groups/ETF/versions?version=2").problem(404))
        .isEqualTo("DEFAULT/ETF/VERSIONS has no version 2: it has versions 1 to 1");
    assertThat(service.http().get("/v1/groups/ETF/none?version=1").problem(404))
        .contains("no group DEFAULT/ETF/NONE");
  }

  @Test
  void aVersionIsANumberAndNotAskedTogetherWithATime() {
    put("ETF/bad", "{\"members\":[]}");

    for (String query : new String[] {"version=0", "version=x", "version=1&asOf=2025-01-01"}) {
      Answers.Answer answer = service.http().get("/v1/groups/ETF/bad?" + query);
      answer.problem(400);
      assertThat(answer.json().path("field").asText()).as(query).isEqualTo("version");
    }
  }
}
