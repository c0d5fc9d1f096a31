package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.loader.LoadMode;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.topic.Topics;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An incremental load with concurrent writers. */
class IncrementalLoadTest extends WithSharedService {
  @AfterEach
  void rowsEqualStores() {
    service.awaitTablesEqualStores();
  }

  @Test
  void whatHttpPutStaysWithItsWeightAndMetadata() {
    folder.with("keep_holdings.csv", "symbol,weight", "A,50", "B,50");
    load();
    GroupAnswer.change(
        service,
        "ETF/KEEP",
        "{\"put\":[{\"symbol\":\"A\",\"weight\":0.7,\"metadata\":{\"why\":\"me\"}},{\"symbol\":\"X\"}]}");

    folder.with("keep_holdings.csv", "symbol,weight", "A,40", "C,60");
    load();

    assertThat(weights("ETF/KEEP")).isEqualTo(Map.of("A", "0.7", "C", "0.6", "X", "null"));
    JsonNode first = get("/v1/groups/ETF/KEEP").path("members").path(0);
    assertThat(first.path("metadata").path("why").asText()).isEqualTo("me");
    assertThat(source("ETF/KEEP", "A")).isEqualTo("http");
    assertThat(source("ETF/KEEP", "X")).isEqualTo("http");
    assertThat(source("ETF/KEEP", "C")).isEqualTo("csv");
    assertASecondLoadPublishesNothing();

    folder.with("keep_holdings.csv", "symbol,weight", "C,100");
    load();
    assertThat(weights("ETF/KEEP")).isEqualTo(Map.of("A", "0.7", "C", "1", "X", "null"));
  }

  @Test
  void whatHttpRemovedComesBackWithTheFileAndOnlyOnce() {
    folder.with("back_holdings.csv", "symbol", "A", "B");
    load();
    GroupAnswer.change(service, "ETF/BACK", "{\"remove\":[\"B\"]}");

    load();

    assertThat(weights("ETF/BACK")).containsOnlyKeys("A", "B");
    assertASecondLoadPublishesNothing();
  }

  @Test
  void membersThatAFileNoLongerHasStayWhereAsked() {
    folder.with("miss_holdings.csv", "symbol", "A", "B");
    load();
    folder.with("miss_holdings.csv", "symbol", "B", "C");

    service.load(folder.keepingMissing());
    assertThat(weights("ETF/MISS")).containsOnlyKeys("A", "B", "C");
    long logged = service.logged(Topics.EVENTS);
    service.load(folder.keepingMissing());
    assertThat(service.logged(Topics.EVENTS)).isEqualTo(logged);

    load();
    assertThat(weights("ETF/MISS")).containsOnlyKeys("B", "C");
  }

  @Test
  void aRetiredGroupComesBackWithTheNextVersion() {
    folder.with("gone_holdings.csv", "symbol", "A", "B");
    load();
    service.http().delete("/v1/groups/ETF/GONE?wait=true").ok();

    load();

    assertThat(weights("ETF/GONE")).containsOnlyKeys("A", "B");
    assertThat(get("/v1/groups/ETF/GONE").path("version").asInt()).isEqualTo(3);
    assertASecondLoadPublishesNothing();
  }

  @Test
  void aGroupThatOnlyHttpMadeKeepsItsMembers() {
    GroupAnswer.put(
        service, "ETF/HAND?wait=true", "{\"members\":[{\"symbol\":\"H\",\"weight\":0.1}]}");
    folder.with("hand_holdings.csv", "symbol,weight", "A,50", "H,50");

    load();

    assertThat(weights("ETF/HAND")).isEqualTo(Map.of("A", "0.5", "H", "0.1"));
    assertASecondLoadPublishesNothing();
  }

  @Test
  void whatHttpSaidOfAGroupStays() {
    folder.with("said_holdings.csv", "symbol", "A", "B");
    load();
    String body =
        "{\"members\":[{\"symbol\":\"A\"}],\"description\":\"mine\",\"metadata\":{\"desk\":\"7\"}}";
    GroupAnswer.put(service, "ETF/SAID?wait=true", body);

    load();

    JsonNode group = get("/v1/groups/ETF/SAID");
    assertThat(group.path("description").asText()).isEqualTo("mine");
    assertThat(group.path("metadata").path("desk").asText()).isEqualTo("7");
  }

  @Test
  void whatHttpDidIsNotUndoneByTheNextStart() {
    folder
        .with("put_holdings.csv", "symbol", "A", "B")
        .with("del_holdings.csv", "symbol", "A", "B");
    load();
    GroupAnswer.put(
        service,
        "ETF/PUT?wait=true",
        "{\"members\":[{\"symbol\":\"A\"}],\"liquidityFilter\":{\"min_weight\":0.1}}");
    service.http().delete("/v1/groups/ETF/DEL?wait=true").ok();

    service.load(folder.lists(LoadMode.NEW));

    assertThat(weights("ETF/PUT")).containsOnlyKeys("A");
    assertThat(weights("ETF/DEL")).isEmpty();
  }

  @Test
  void againstABurstOfWritesItEndsRightAndVersionsAreContiguous() throws Exception {
    folder.with("race_holdings.csv", "symbol", "A", "B", "C");
    GroupAnswer.put(service, "ETF/RACE?wait=true", "{\"members\":[]}");
    ExecutorService writers = Executors.newFixedThreadPool(1);
    try {
      Future<Integer> written = writers.submit(() -> write(40));
      LoadReport report = load();
      int last = written.get();

      assertThat(report.hasRefusals()).as("%s", report).isFalse();
      assertThat(weights("ETF/RACE")).containsOnlyKeys("A", "B", "C", "W" + last);
      // version 1, one for each write, one for the load
      assertThat(get("/v1/groups/ETF/RACE").path("version").asInt()).isEqualTo(1 + last + 1);
    } finally {
      writers.shutdownNow();
    }
  }

  /** Repeatedly adds a symbol and removes the previous one. */
  private static int write(int times) {
    int number = 0;
    while (number < times) {
      String remove = number == 0 ? "" : "\"W" + number + "\"";
      number++;
      GroupAnswer.change(
          service,
          "ETF/RACE",
          "{\"put\":[{\"symbol\":\"W%d\"}],\"remove\":[%s]}".formatted(number, remove));
    }
    return number;
  }

  private LoadReport load() {
    return service.load(folder.lists(LoadMode.INCREMENTAL));
  }

  private void assertASecondLoadPublishesNothing() {
    long logged = service.logged(Topics.EVENTS);
    LoadReport again = load();
    assertThat(again.count(LoadReport.Result.SKIPPED)).isEqualTo(again.lines().size());
    assertThat(service.logged(Topics.EVENTS)).isEqualTo(logged);
  }

  private static Map<String, String> weights(String group) {
    return GroupAnswer.weights(service, group);
  }

  private static String source(String group, String symbol) {
    for (JsonNode member : get("/v1/groups/" + group + "/lineage").path("members")) {
      if (member.path("symbol").asText().equals(symbol)) {
        return member.path("source").asText();
      }
    }
    return "";
  }

  private static JsonNode get(String path) {
    return service.http().get(path).ok();
  }
}
