package com.tickstock.membership.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reading of rows of the SQL tables. */
class TableRowsTest {
  private static final String GROUP =
      """
      {"id": 42, "name": "SPY", "type": "ETF", "description": "500", "metadata": {"b": 1, "a": 2.50},
       "liquidity_filter": null, "environment": "DEFAULT", "created_at": "2020-01-02T03:04:05.678901",
       "updated_at": "2021-01-01T00:00:00", "last_update": "2020-06-01T00:00:00"}
      """;
  private static final String MEMBER =
      """
      {"id": 7, "group_id": 42, "symbol": "AAPL", "weight": 0.0650, "metadata": {"n": 1},
       "added_at": "2020-01-03T00:00:00", "updated_at": "2020-01-04T00:00:00"}
      """;

  @Test
  void rowsAreAGroupWithItsOrigin() {
    SourceReading reading = read(GROUP, MEMBER, MEMBER.replace("AAPL", "BRK-B").replace("7", "8"));

    assertThat(reading.refused()).isEmpty();
    SourceGroup spy = reading.groups().get(0);
    assertThat(spy.source()).isEqualTo("definition_groups/42");
    assertThat(spy.key()).hasToString("DEFAULT/ETF/SPY");
    assertThat(spy.definition().metadata()).hasToString("Optional[{\"a\":2.50,\"b\":1}]");
    assertThat(spy.definition().liquidityFilter()).isEmpty();
    assertThat(spy.members().orElseThrow().toString())
        .contains("weight=Optional[0.065]", "{\"n\":1,\"written\":\"BRK-B\"}");
    assertThat(spy.notes()).containsExactly("BRK-B is written BRK.B");
    assertThat(spy.origin().group().id()).contains(42);
    assertThat(spy.origin().group().since()).contains(Instant.parse("2020-01-02T03:04:05.678901Z"));
    assertThat(spy.origin().member(new Symbol("BRK.B")).id()).contains(8);
    assertThat(spy.origin().member(new Symbol("AAPL")).since())
        .contains(Instant.parse("2020-01-03T00:00:00Z"));
  }

  @Test
  void aGroupHoldsFromTheLatestOfItsTimes() {
    assertThat(read(GROUP, MEMBER).groups().get(0).since())
        .contains(Instant.parse("2021-01-01T00:00:00Z"));
    String later = MEMBER.replace("2020-01-03T00:00:00", "2022-03-04T05:06:07");
    assertThat(read(GROUP, later).groups().get(0).since())
        .contains(Instant.parse("2022-03-04T05:06:07Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"AAPL\" | \"A/B.C\" | symbol is \"A/B.C\": expected a ticker",
        "0.0650 | \"NaN\" | symbol AAPL: weight is \"NaN\": expected a decimal number",
        "{\"n\": 1} | [] | symbol AAPL: metadata is \"[]\": expected an object",
        "\"2020-01-03T00:00:00\" | \"infinity\" | added_at is \"infinity\"",
      })
  void aGroupWithABadMembershipIsRefusedWholeAndTheOthersAreRead(
      String good, String bad, String reason) {
    SourceReading reading =
        read(
            List.of(GROUP, GROUP.replace("42", "43").replace("SPY", "QQQ")),
            MEMBER.replace(good, bad));

    assertThat(reading.groups()).extracting(group -> group.key().name()).containsExactly("QQQ");
    assertThat(reading.refused()).hasSize(1);
    assertThat(reading.refused().get(0).group()).isEqualTo("DEFAULT/ETF/SPY");
    assertThat(reading.refused().get(0).rows()).isEqualTo(1);
    assertThat(reading.refused().get(0).reason()).contains(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"ETF\" | \"INDEX\" | type is \"INDEX\"",
        "\"SPY\" | \"spy\" | name is \"spy\": expected \"SPY\", the canonical name: rename the row",
        "\"SPY\" | \"S/P\" | no slash",
        "{\"b\": 1, \"a\": 2.50} | \"text\" | metadata is",
        "2020-01-02T03:04:05.678901 | -infinity | created_at is",
        "\"id\": 42 | \"id\": 2100000000 | rowId is",
      })
  void aBadGroupIsRefused(String good, String bad, String reason) {
    SourceReading reading = read(GROUP.replace(good, bad));

    assertThat(reading.groups()).isEmpty();
    assertThat(reading.refused()).singleElement().asString().contains(reason);
  }

  @Test
  void otherEnvironmentsAreLeftAloneAndCounted() {
    SourceReading reading = read(GROUP.replace("DEFAULT", "UAT"));

    assertThat(reading.groups()).isEmpty();
    assertThat(reading.leftAlone())
        .containsExactly(new MigrationReport.LeftAlone("environment UAT", 1));
  }

  @Test
  void twoSpellingsOfOneSymbolAreRefused() {
    SourceReading reading =
        read(GROUP, MEMBER.replace("AAPL", "BRK.B"), MEMBER.replace("AAPL", "BRK-B"));

    assertThat(reading.refused()).singleElement().asString().contains("BRK-B", "BRK.B");
  }

  private static SourceReading read(String group, String... members) {
    return read(List.of(group), members);
  }

  private static SourceReading read(List<String> groups, String... members) {
    return TableRows.read(nodes(groups), nodes(Arrays.asList(members)), Environment.DEFAULT);
  }

  private static List<JsonNode> nodes(List<String> rows) {
    List<JsonNode> nodes = new ArrayList<>();
    rows.forEach(row -> nodes.add(Json.readTree(row.getBytes(StandardCharsets.UTF_8))));
    return nodes;
  }
}
