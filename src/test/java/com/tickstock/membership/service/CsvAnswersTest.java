package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers as CSV tables. */
class CsvAnswersTest extends WithSharedService {
  private static String position;

  @BeforeAll
  static void write() {
    GroupAnswer.put(
        service,
        "ETF/CSVA?wait=true",
        "{\"effectiveAt\":\"2025-01-10\",\"description\":\"one, \\\"two\\\"\",\"members\":["
            + "{\"symbol\":\"CSX\",\"weight\":0.6},{\"symbol\":\"CSV.B\",\"weight\":0.4}]}");
    position =
        service
            .http()
            .put(
                "/v1/groups/ETF/CSVB?wait=true",
                "{\"effectiveAt\":\"2025-01-20\",\"members\":[{\"symbol\":\"CSX\",\"weight\":0.7}]}")
            .ok()
            .path("position")
            .asText();
    GroupAnswer.change(
        service,
        "ETF/CSVA",
        "{\"effectiveAt\":\"2025-02-10\",\"put\":[{\"symbol\":\"CSX\",\"weight\":0.5}],"
            + "\"remove\":[\"CSV.B\"]}");
  }

  private static String csv(String path) {
    Answers.Answer answer =
        service.http().visible("/v1/" + path + (path.contains("?") ? "&" : "?") + "format=csv");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).hasValue("text/csv; charset=utf-8");
    return answer.body().replace("\r\n", "\n");
  }

  @Test
  void eachTableHasItsColumns() {
    assertThat(csv("groups/ETF/CSVA")).isEqualTo("symbol,weight\nCSX,0.5\n");
    assertThat(csv("groups/ETF/CSVA?asOf=2025-01-11"))
        .isEqualTo("symbol,weight\nCSX,0.6\nCSV.B,0.4\n");
    assertThat(csv("groups/ETF/CSVA?version=1")).contains("CSV.B,0.4");
    assertThat(csv("groups/ETF/CSVA/symbols")).isEqualTo("symbol\nCSX\n");
    assertThat(csv("groups/ETF/CSVA/symbols?asOf=2025-01-11")).isEqualTo("symbol\nCSV.B\nCSX\n");
    assertThat(csv("groups?search=csva"))
        .isEqualTo(
            "type,name,description,memberCount,version,effectiveAt\n"
                + "ETF,CSVA,\"one, \"\"two\"\"\",1,2,2025-02-10T00:00:00Z\n");
    assertThat(csv("symbols/CSX?type=ETF&after=" + position))
        .startsWith("type,name,weight\nETF,CSVA,0.")
        .contains("ETF,CSVB,0.7\n");
    assertThat(csv("symbols/CSX?asOf=2025-01-11")).isEqualTo("type,name,weight\nETF,CSVA,0.6\n");
    assertThat(csv("universes/CSVA:CSVB")).isEqualTo("symbol\nCSX\n");
    assertThat(csv("universes/CSVA?asOf=2025-01-11")).isEqualTo("symbol\nCSV.B\nCSX\n");
    assertThat(csv("overlap?groups=CSVA,CSVB"))
        .isEqualTo("a,b,shared,jaccard,weightOverlap\nETF/CSVA,ETF/CSVB,1,1,0.5\n");
    assertThat(csv("groups/ETF/CSVA/diff?from=2025-01-11"))
        .isEqualTo(
            "change,symbol,previousWeight,weight\nremoved,CSV.B,0.4,\nreweighted,CSX,0.6,0.5\n");
    assertThat(csv("groups/ETF/CSVA/history"))
        .startsWith("effectiveAt,recordedAt,version,source,eventId,file,added,removed,reweighted,")
        .contains("2025-02-10T00:00:00Z,", ",2,http,", ",,0,1,1,1\n", ",,2,0,0,2\n");
  }

  @Test
  void aPageSaysWhereTheNextOneStarts() {
    Answers.Answer first = service.http().get("/v1/groups?search=csv&limit=1&format=csv");
    String cursor = first.header("Membership-Next-Cursor").orElseThrow();

    assertThat(first.body()).contains("CSVA").doesNotContain("CSVB");
    assertThat(csv("groups?search=csv&limit=1&cursor=" + cursor)).contains("CSVB");
  }

  @Test
  void whoAcceptsOnlyCsvGetsIt() {
    String path = "/v1/groups/ETF/CSVB";
    Answers.Answer csv = service.http().get(path, "Accept", "text/csv");
    assertThat(csv.body()).startsWith("symbol,weight");
    String tag = csv.tag().orElseThrow();
    assertThat(service.http().get(path, "Accept", "text/csv", "If-None-Match", tag).status())
        .isEqualTo(304);
    assertThat(service.http().get(path, "If-None-Match", tag).status()).isEqualTo(200);

    assertThat(service.http().get(path, "Accept", "text/csv, */*").body()).startsWith("{");
    assertThat(service.http().get(path + "?format=json", "Accept", "text/csv").body())
        .startsWith("{");
    assertThat(service.http().get(path + "?format=xml").problem(400)).contains("csv or json");
  }
}
