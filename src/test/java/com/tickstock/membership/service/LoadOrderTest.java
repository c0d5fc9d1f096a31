package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.loader.LoadMode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Dated files and edits in any order, from the folder to answers and rows. */
class LoadOrderTest extends WithSharedService {
  @Test
  void eachDayIsThatOfItsFileOrOfALaterEdit() {
    load("2024-01-20", LoadMode.FULL, "A,45", "B,55");
    load("2024-02-10", LoadMode.INCREMENTAL, "B,60", "D,40");
    GroupAnswer.put(
        service,
        "ETF/ORDERED?wait=true",
        "{\"members\":[{\"symbol\":\"H\",\"weight\":0.5}],\"effectiveAt\":\"2024-01-25\"}");
    load("2024-01-10", LoadMode.FULL, "A,40", "C,60");

    assertThat(weights("2024-01-09")).isEmpty();
    assertThat(weights("2024-01-10")).isEqualTo(Map.of("A", "0.4", "C", "0.6"));
    assertThat(weights("2024-01-19")).isEqualTo(Map.of("A", "0.4", "C", "0.6"));
    assertThat(weights("2024-01-20")).isEqualTo(Map.of("A", "0.45", "B", "0.55"));
    assertThat(weights("2024-01-25")).isEqualTo(Map.of("H", "0.5"));
    assertThat(weights("2024-02-10")).isEqualTo(Map.of("B", "0.6", "D", "0.4"));
    service.awaitTablesEqualStores();
  }

  private void load(String day, LoadMode mode, String... lines) {
    String name = day + "_ordered_holdings.csv";
    folder.with(name, "symbol,weight\n" + String.join("\n", lines));
    assertThat(service.load(folder.lists(mode)).hasRefusals()).isFalse();
    folder.without(name);
  }

  private static Map<String, String> weights(String day) {
    return GroupAnswer.weights(service, "ETF/ORDERED?asOf=" + day);
  }
}
