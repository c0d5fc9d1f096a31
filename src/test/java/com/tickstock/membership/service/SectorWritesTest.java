package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.Await;
import com.tickstock.membership.group.Environment;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A symbol is in exactly one sector, for all writers and readers. */
class SectorWritesTest extends WithSharedService {
  private static final String FORMER = "SECTOR/real_estate";
  private static final String NEXT = "SECTOR/consumer_staples";

  @Test
  void aSymbolIsInTheSectorThatItWasPutIntoLast() {
    GroupAnswer.put(
        service,
        FORMER + "?wait=true",
        "{\"effectiveAt\":\"2025-01-10\",\"members\":[{\"symbol\":\"SWA\",\"metadata\":"
            + "{\"industry\":\"Office REITs\"}},{\"symbol\":\"SWB\"}]}");
    String position =
        service
            .http()
            .put(
                "/v1/groups/" + NEXT + "?wait=true",
                "{\"effectiveAt\":\"2025-02-10\",\"members\":[{\"symbol\":\"SWA\"}]}")
            .ok()
            .path("position")
            .asText();

    // at once, even before the event for the former sector is folded
    JsonNode symbol = service.http().visible("/v1/symbols/SWA?after=" + position).ok();
    assertThat(symbol.path("sector").asText()).isEqualTo("consumer_staples");
    assertThat(symbol.path("industry").asText()).isEqualTo("Office REITs");
    assertThat(GroupAnswer.texts(symbol.path("groups"), "name"))
        .containsExactly("consumer_staples");

    Await.until(
        "the former sector without the symbol",
        () -> {
          assertThat(GroupAnswer.weights(service, FORMER)).containsOnlyKeys("SWB");
          assertThat(rows("SWA")).containsExactly("DEFAULT/" + NEXT);
        });
    assertThat(GroupAnswer.weights(service, FORMER + "?asOf=2025-02-09"))
        .containsOnlyKeys("SWA", "SWB");
    assertThat(GroupAnswer.weights(service, FORMER + "?asOf=2025-02-10")).containsOnlyKeys("SWB");
    JsonNode then = service.http().get("/v1/symbols/SWA?asOf=2025-02-09").ok();
    assertThat(then.path("sector").asText()).isEqualTo("real_estate");
    JsonNode last = service.http().get("/v1/groups/" + FORMER + "/history").ok();
    assertThat(last.path("events").path(0).path("cause").path("source").asText())
        .isEqualTo("one-sector");
    assertThat(last.path("events").path(0).path("cause").path("eventId").asText())
        .isEqualTo("SWA is in consumer_staples from 2025-02-10T00:00:00Z on, by its version 1");
  }

  @Test
  void whatIsNoSectorIsNoName() {
    Answers.Answer refused =
        service.http().put("/v1/groups/SECTOR/aaa?wait=true", "{\"members\":[]}");

    assertThat(refused.problem(400))
        .contains("expected a sector, one of communication_services, consumer_discretionary");
    assertThat(service.http().get("/v1/groups/SECTOR/aaa").status()).isEqualTo(404);
  }

  /** The sectors of a symbol in the table. */
  private static List<String> rows(String symbol) throws SQLException {
    return service.tables().groups(Environment.DEFAULT).values().stream()
        .filter(group -> group.weights().containsKey(symbol))
        .map(Tables.GroupRow::key)
        .toList();
  }
}
