package com.tickstock.membership.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.migration.MigrationReport.LeftAlone;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reading of {@code cache_entries} rows in all known shapes. */
class CacheEntriesTest {
  private static final String ETF =
      """
      {"id": 7, "type": "etf_holdings", "name": "SPDR S&P 500 ETF", "key": "spy",
       "environment": "DEFAULT", "created_at": "2025-12-01T08:00:00.5",
       "updated_at": "2025-12-20T10:00:00.123456", "value": %s}
      """;

  @Test
  void etfHoldingsAreAnEtfWithTheThresholdInTheFilterAndTheRestInTheMetadata() {
    SourceGroup spy =
        group(
            etf(
                """
                {"holdings": ["AAPL", "MSFT", "BRK-B"], "total_holdings": 3,
                 "market_cap_threshold": 5000000000, "etf_type": "core_index",
                 "data_source": "spy_holdings.csv", "nothing": null}
                """));

    assertThat(spy.key()).hasToString("DEFAULT/ETF/SPY");
    assertThat(spy.members().orElseThrow().keySet())
        .extracting(Symbol::value)
        .containsExactly("AAPL", "BRK.B", "MSFT");
    assertThat(spy.members().orElseThrow().get(new Symbol("BRK.B")).metadata())
        .hasToString("Optional[{\"written\":\"BRK-B\"}]");
    assertThat(spy.definition().description()).contains("SPDR S&P 500 ETF");
    assertThat(spy.definition().liquidityFilter())
        .hasToString("Optional[{\"market_cap_threshold\":5000000000}]");
    assertThat(spy.definition().metadata())
        .hasToString(
            "Optional[{\"cache_entry\":{\"id\":7,\"key\":\"spy\",\"name\":\"SPDR S&P 500 ETF\","
                + "\"type\":\"etf_holdings\"},\"data_source\":\"spy_holdings.csv\","
                + "\"etf_type\":\"core_index\",\"total_holdings\":3}]");
    assertThat(spy.since()).contains(Instant.parse("2025-12-20T10:00:00.123456Z"));
    assertThat(spy.origin().group().since()).contains(Instant.parse("2025-12-01T08:00:00.5Z"));
    assertThat(spy.rows()).isEqualTo(3);
    assertThat(spy.notes()).isEmpty();
  }

  @Test
  void aThemeIsNamedByItsKeyAndSaysWhatItIsItself() {
    SourceGroup theme =
        group(
            row(
                "theme_definition",
                "Crypto Miners",
                "crypto_miners",
                """
                {"symbols": ["MARA", "RIOT"], "description": "Bitcoin miners",
                 "selection_criteria": "revenue", "related_themes": ["fintech"],
                 "thresholds": {"min_volume": 1000000}}
                """));

    assertThat(theme.key()).hasToString("DEFAULT/THEME/crypto_miners");
    assertThat(theme.definition().description()).contains("Bitcoin miners");
    assertThat(theme.definition().liquidityFilter())
        .hasToString("Optional[{\"min_volume\":1000000}]");
    assertThat(theme.definition().metadata().orElseThrow().text())
        .contains("\"selection_criteria\":\"revenue\"", "\"related_themes\":[\"fintech\"]")
        .doesNotContain("description", "symbols", "thresholds");
  }

  @Test
  void aSectorWithoutSymbolsIsADefinitionAndItsRepresentativesAreNoMembers() {
    SourceGroup sector =
        group(
            row(
                "sector_industry_map",
                "Energy",
                "energy",
                """
                {"industries": ["Oil & Gas Exploration"], "stock_count": 25,
                 "representative_stocks": ["XOM", "CVX"], "description": "Oil and gas"}
                """));

    assertThat(sector.key()).hasToString("DEFAULT/SECTOR/energy");
    assertThat(sector.members()).isEmpty();
    assertThat(sector.definition().metadata().orElseThrow().text())
        .contains("\"representative_stocks\":[\"XOM\",\"CVX\"]");
    assertThat(
            group(row("sector_industry_map", "Energy", "energy", "{\"symbols\": [\"XOM\"]}"))
                .members()
                .orElseThrow())
        .hasSize(1);
  }

  @Test
  void aUniverseOfStocksKeepsWhatIsSaidOfEach() {
    SourceGroup leaders =
        group(
            row(
                "stock_universe",
                "market_leaders",
                "top_2",
                """
                {"count": 3, "stocks": [
                  {"name": "Apple", "rank": 1, "ticker": "AAPL", "market_cap": 3.5e12},
                  {"name": "Nvidia", "rank": 2, "ticker": "nvda", "sector": null}]}
                """));

    assertThat(leaders.key()).hasToString("DEFAULT/CUSTOM/top_2");
    assertThat(metadata(leaders, "AAPL"))
        .isEqualTo("{\"market_cap\":3500000000000,\"name\":\"Apple\",\"rank\":1}");
    assertThat(metadata(leaders, "NVDA"))
        .isEqualTo("{\"name\":\"Nvidia\",\"rank\":2,\"written\":\"nvda\"}");
    assertThat(leaders.notes()).containsExactly("count is 3, but the list has 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"SPY\", \"QQQ\"]",
        "\"[\\\"SPY\\\", \\\"QQQ\\\"]\"",
        "{\"holdings\": \"[\\\"SPY\\\", \\\"QQQ\\\"]\"}",
        "\"{\\\"symbols\\\": [\\\"SPY\\\", \\\"QQQ\\\"]}\"",
        "{\"etfs\": [{\"ticker\": \"SPY\"}, {\"symbol\": \"QQQ\", \"ticker\": \"QQQ\"}]}",
        "{\"stocks\": [{\"ticker\": \"SPY\"}, {\"ticker\": \"QQQ\"}], \"tickers\": [\"QQQ\", \"SPY\"]}",
        "[\"SPY\", \" QQQ \", \"SPY\"]",
      })
  void theOtherShapesAreRead(String value) {
    SourceGroup core = group(row("etf_universe", "Core ETFs", "etf_core", value));

    assertThat(core.key()).hasToString("DEFAULT/CUSTOM/etf_core");
    assertThat(core.members().orElseThrow().keySet())
        .extracting(Symbol::value)
        .containsExactly("QQQ", "SPY");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "60.5, 38.5 | A=0.605 B=0.385",
        "0.605, 0.385 | A=0.605 B=0.385",
        "\"60.5\", \"38.5\" | A=0.605 B=0.385",
        "115, -15.5 | A=1.15 B=-0.155",
        "99.5, null | A=0.995 B=?",
        "null, null | A=? B=?",
        "0, 0 | A=0 B=0",
      })
  void aSumNearAHundredIsPercentAndOneNearOneIsFractions(String weights, String expected) {
    assertThat(weights(group(weighted(weights)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"'35, 3'", "'0.35, 0.03'", "'1, 11'", "'-0.5, -0.5'", "'50, 39.99'", "'0.6, 0.51'"})
  void aSumThatTellsNothingIsRefusedUnlessTheUnitIsSaid(String weights) {
    assertThat(refusal(weighted(weights)))
        .contains("type etf_holdings, key spy", "sum to", "--weights percent", "fraction");
    assertThat(refused(read(Optional.of(WeightUnit.FRACTION), weighted("35, 3"))))
        .contains("fraction that rounds to less than 10");
    assertThat(weights(read(Optional.of(WeightUnit.PERCENT), weighted("35, 3")).groups().get(0)))
        .isEqualTo("A=0.35 B=0.03");
    assertThat(weights(read(Optional.of(WeightUnit.PERCENT), weighted("0.6, 0.4")).groups().get(0)))
        .as("what the sum tells stays")
        .isEqualTo("A=0.6 B=0.4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "null | value is missing",
        "5 | value is \"5\"",
        "\"text\" | not JSON",
        "{} | one of holdings, symbols, stocks, etfs, tickers",
        "{\"holdings\": null} | holdings is missing: expected an array",
        "{\"holdings\": {\"AAPL\": 0.5}} | holdings is \"{\"AAPL\":0.5}\": expected an array",
        "{\"holdings\": []} | at least one symbol",
        "[] | at least one symbol",
        "{\"holdings\": [\"AAPL\", 5]} | holdings[1] is \"5\"",
        "{\"holdings\": [null]} | holdings[0] is missing",
        "{\"holdings\": [\"Apple Inc.\"]} | holdings[0] is \"Apple Inc.\": expected a ticker",
        "{\"holdings\": [\"\"]} | holdings[0] is \"\"",
        "{\"holdings\": [{\"name\": \"Apple\"}]} | holdings[0].symbol is missing",
        "{\"holdings\": [{\"symbol\": \"A\", \"ticker\": \"B\"}]} | one of symbol and ticker",
        "{\"holdings\": [{\"symbol\": \"A\", \"weight\": \"much\"}]} | holdings[0].weight is \"much\"",
        "{\"holdings\": [{\"symbol\": \"A\", \"weight\": true}]} | holdings[0].weight is \"true\"",
        "{\"holdings\": [\"BRK.B\", \"BRK-B\"]} | holdings[1] is \"BRK.B\": expected each symbol once",
        "{\"holdings\": [{\"symbol\": \"A\", \"weight\": 1}, {\"symbol\": \"A\", \"weight\": 1}]} | once",
        "{\"holdings\": [\"A\"], \"symbols\": [\"B\"]} | holdings and symbols name different symbols",
        "{\"holdings\": [\"A\"], \"cache_entry\": 1} | value.cache_entry",
      })
  void whatCannotBeReadIsRefusedWithItsReason(String value, String reason) {
    assertThat(refusal(etf(value)))
        .startsWith("type etf_holdings, key spy, name SPDR S&P 500 ETF: ")
        .contains(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "environment, production, 'environment is \"production\": expected one of DEFAULT'",
    "environment, , 'environment is missing'",
    "key, a/b, 'name is \"A/B\": expected no slash'",
    "created_at, infinity, created_at is",
    "updated_at, yesterday, updated_at is",
  })
  void aRowThatCannotBeReadIsRefusedWithItsReason(String column, String value, String reason) {
    String text = value == null ? "null" : "\"" + value + "\"";
    String row =
        etf("[\"A\"]")
            .replaceFirst("\"" + column + "\": \"[^\"]*\"", "\"" + column + "\": " + text);

    assertThat(refusal(row)).contains(reason);
  }

  @Test
  void twoRowsOfOneGroupAreBothRefusedAndNameEachOther() {
    SourceReading reading =
        read(
            Optional.empty(),
            row("stock_universe", "market_leaders", "top_100", "[\"AAPL\"]"),
            row("etf_universe", "Complete", "top_100", "[\"SPY\"]"),
            row("stock_universe", "market_leaders", "top_50", "[\"AAPL\"]"));

    assertThat(reading.groups()).extracting(g -> g.key().name()).containsExactly("top_50");
    assertThat(reading.refused())
        .extracting(SourceReading.Refusal::group)
        .containsOnly("DEFAULT/CUSTOM/top_100")
        .hasSize(2);
    assertThat(reading.refused())
        .extracting(SourceReading.Refusal::reason)
        .allSatisfy(
            reason ->
                assertThat(reason)
                    .contains(
                        "type stock_universe, key top_100", "type etf_universe, key top_100"));
  }

  @Test
  void oneOfThemCanBeCalledOtherwise() {
    String stocks = row("stock_universe", "market_leaders", "top_100", "[\"AAPL\"]");
    String etfs = row("etf_universe", "Complete", "top_100", "[\"SPY\"]");

    SourceReading reading =
        read(Map.of("etf_universe/top_100", "etf_top_100"), Optional.empty(), stocks, etfs);

    assertThat(reading.refused()).isEmpty();
    assertThat(reading.groups())
        .extracting(group -> group.key().name() + " of " + group.source())
        .containsExactly(
            "etf_top_100 of etf_universe/top_100", "top_100 of stock_universe/top_100");
    assertThatThrownBy(
            () -> read(Map.of("etf_universe/top_10", "ten"), Optional.empty(), stocks, etfs))
        .hasMessageContaining("--rename is \"etf_universe/top_10\": expected type and key");
  }

  @Test
  void aKeyThatSaysWhatTheValueIsLeavesTheNamingToTheName() {
    assertThat(group(row("etf_holdings", "QQQ", "holdings", "[\"AAPL\"]")).key())
        .hasToString("DEFAULT/ETF/QQQ");
  }

  @Test
  void otherTypesAndEnvironmentsAreLeftAloneAndCounted() {
    SourceReading reading =
        read(
            Optional.empty(),
            row("stock_stats", "universe", "summary", "{}"),
            row("themes", "AI", "list", "[\"AAPL\"]"),
            row("themes", "EV", "list", "[\"TSLA\"]"),
            etf("[\"A\"]").replace("DEFAULT", "UAT"));

    assertThat(reading.groups()).isEmpty();
    assertThat(reading.refused()).isEmpty();
    assertThat(reading.leftAlone())
        .containsExactly(
            new LeftAlone("environment UAT", 1),
            new LeftAlone("type stock_stats", 1),
            new LeftAlone("type themes", 2));
  }

  @Test
  void timesWithAZoneAreReadInItAndThoseWithoutAreUtc() {
    String row = etf("[\"A\"]").replace("10:00:00.123456", "10:00:00+02:00");

    assertThat(group(row).since()).contains(Instant.parse("2025-12-20T08:00:00Z"));
    assertThat(
            group(
                    "{\"type\":\"etf_holdings\",\"key\":\"A\",\"name\":\"\","
                        + "\"environment\":\"DEFAULT\",\"value\":[\"A\"]}")
                .since())
        .isEmpty();
  }

  @Test
  void columnsThatWereAddedLaterAreReadAsWell() {
    String row =
        etf("{\"symbols\": [\"A\"], \"min_weight\": 0.0001}")
            .replace(
                "\"id\": 7",
                "\"id\": 7, \"universe_category\": \"ETF\", \"liquidity_filter\": {\"min_aum\": 5}");

    assertThat(group(row).definition().liquidityFilter())
        .hasToString("Optional[{\"min_aum\":5,\"min_weight\":0.0001}]");
    assertThat(group(row).definition().metadata().orElseThrow().text())
        .contains("\"universe_category\":\"ETF\"");
  }

  private static String metadata(SourceGroup group, String symbol) {
    Member member = group.members().orElseThrow().get(new Symbol(symbol));
    return member.metadata().orElseThrow().text();
  }

  private static String weights(SourceGroup group) {
    SortedMap<String, String> weights = new TreeMap<>();
    group
        .members()
        .orElseThrow()
        .forEach((s, m) -> weights.put(s.value(), m.weight().map(Weight::toString).orElse("?")));
    return weights.toString().replaceAll("[{},]", "");
  }

  /** The weights of A and B. */
  private static String weighted(String weights) {
    String[] each = weights.split(", ");
    return etf(
        "{\"holdings\": [{\"symbol\": \"A\", \"weight\": %s}, {\"symbol\": \"B\", \"weight\": %s}]}"
            .formatted((Object[]) each));
  }

  private static String etf(String value) {
    return ETF.formatted(value);
  }

  private static String row(String type, String name, String key, String value) {
    JsonNode json = Json.readTree(value.getBytes(StandardCharsets.UTF_8));
    Map<String, Object> row = new TreeMap<>();
    row.putAll(
        Map.of("type", type, "name", name, "key", key, "environment", "DEFAULT", "value", json));
    return new String(Json.write(row), StandardCharsets.UTF_8);
  }

  private static SourceGroup group(String row) {
    SourceReading reading = read(Optional.empty(), row);
    assertThat(reading.refused()).isEmpty();
    assertThat(reading.groups()).hasSize(1);
    return reading.groups().get(0);
  }

  private static String refusal(String row) {
    return refused(read(Optional.empty(), row));
  }

  private static String refused(SourceReading reading) {
    assertThat(reading.groups()).isEmpty();
    assertThat(reading.refused()).hasSize(1);
    return reading.refused().get(0).reason();
  }

  private static SourceReading read(Optional<WeightUnit> weights, String... rows) {
    return read(Map.of(), weights, rows);
  }

  private static SourceReading read(
      Map<String, String> names, Optional<WeightUnit> weights, String... rows) {
    List<JsonNode> nodes =
        Arrays.stream(rows)
            .map(row -> Json.readTree(row.getBytes(StandardCharsets.UTF_8)))
            .toList();
    return CacheEntries.read(nodes, Environment.DEFAULT, names, weights);
  }
}
