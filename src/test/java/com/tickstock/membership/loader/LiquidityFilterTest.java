package com.tickstock.membership.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.topic.EventPublisher;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiquidityFilterTest {
  private static final String LEFT_OUT = "below the liquidity filter";
  private static final Holding HOLDING =
      Made.holding(
          "DEFAULT/ETF/SPY",
          Made.source("spy.csv", "", "", ""),
          Optional.of("0.98"),
          List.of(
              Made.security("LARGE", "0.02", "5000000"),
              Made.security("BOUND", "0.0001", "1000000"),
              Made.security("SMALL", "0.00009999", "999999.99"),
              Made.security("SHORT", "-0.02", "-5000000"),
              Made.security("DARK", "", "")),
          true);

  @TempDir private Path directory;
  private Folder folder;

  @BeforeEach
  void folder() {
    folder = new Folder(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"min_weight\":0.0001}",
        "{\"market_value_threshold\":1000000}",
        "{\"market_value_threshold\":1E6,\"min_weight\":0.0001}"
      })
  void whatIsBelowTheBoundIsLeftOutAndCounted(String filter) {
    Holding filtered = apply(filter, HOLDING);

    assertThat(symbols(filtered)).containsExactly("BOUND", "DARK", "LARGE");
    assertThat(filtered.leftOut()).isEqualTo(Map.of(LEFT_OUT, 2));
    assertThat(filtered.notes()).isEmpty();
    assertThat(filtered.weightSum()).as("that of the whole file").isEqualTo(HOLDING.weightSum());
  }

  @Test
  void bothBoundsCount() {
    Holding holding =
        Made.holding(
            "DEFAULT/ETF/SPY",
            HOLDING.source(),
            Optional.empty(),
            List.of(
                Made.security("A", "0.5", "1"),
                Made.security("B", "0.001", "9"),
                Made.security("C", "0.5", "9")),
            true);

    Holding filtered = apply("{\"min_weight\":0.1,\"market_value_threshold\":5}", holding);

    assertThat(symbols(filtered)).containsExactly("C");
    assertThat(filtered.leftOut()).isEqualTo(Map.of(LEFT_OUT, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"min_weight\":null}"})
  void afterNoBoundEverythingIsKept(String filter) {
    assertThat(apply(filter, HOLDING)).isEqualTo(HOLDING);
  }

  @Test
  void aKeyOfWhichNothingIsKnownIsSaid() {
    Holding filtered = apply("{\"min_wieght\":0.5}", HOLDING);

    assertThat(filtered.securities()).isEqualTo(HOLDING.securities());
    assertThat(filtered.notes())
        .containsExactly("liquidity filter min_wieght not applied: unknown key");
  }

  @Test
  void whereTheFileHasNoSuchColumnItIsSaid() {
    Holding plain = Made.holding("DEFAULT/ETF/SPY", 5, HOLDING.source(), Optional.empty());

    Holding filtered = apply("{\"min_weight\":0.1,\"market_value_threshold\":5}", plain);

    assertThat(filtered.securities()).isEqualTo(plain.securities());
    assertThat(filtered.leftOut()).isEmpty();
    assertThat(filtered.notes())
        .containsExactly(
            "liquidity filter min_weight not applied: the file has no such column",
            "liquidity filter market_value_threshold not applied: the file has no such column");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"0.0001\"", "true", "[1]", "{}"})
  void aBoundThatIsNoNumberIsSaid(String bound) {
    Holding filtered = apply("{\"min_weight\":" + bound + "}", HOLDING);

    assertThat(filtered.securities()).isEqualTo(HOLDING.securities());
    assertThat(filtered.notes())
        .containsExactly(
            ("liquidity filter not applied: liquidityFilter.min_weight is \"%s\": expected a fraction"
                    + " from 0 to 1")
                .formatted(bound));
  }

  @Test
  void theGroupsOwnFilterIsAppliedToEveryFile() {
    folder.with("spy_holdings.csv", "symbol,weight", "AAPL,6.5", "TINY,0.99");
    KnownGroups groups = new KnownGroups();
    Holding holding = folder.holding();
    groups.now.put(holding.group(), filtered(holding));

    LoadReport report =
        new Loader(groups, within -> noPublisher(), Progress.NONE, Clock.systemUTC())
            .load(folder.request(LoadMode.DRY_RUN));

    assertThat(report.lines()).hasSize(1);
    assertThat(report.lines().get(0).members()).isEqualTo(1);
    assertThat(report.lines().get(0).added()).isEqualTo(1);
    assertThat(report.lines().get(0).leftOut()).isEqualTo(Map.of(LEFT_OUT, 1));
  }

  private static EventPublisher noPublisher() {
    throw new AssertionError("nothing is to be written");
  }

  private static GroupJson filtered(Holding holding) {
    return com.tickstock.membership.json.GroupJson.of(
        holding.group(),
        1,
        java.time.Instant.EPOCH,
        new Group(
            new Definition(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new JsonObject("{\"min_weight\":0.01}"))),
            new TreeMap<>(),
            java.time.Instant.EPOCH));
  }

  private static Holding apply(String filter, Holding holding) {
    return LiquidityFilter.apply(new JsonObject(filter), holding);
  }

  private static List<String> symbols(Holding holding) {
    return holding.securities().keySet().stream().map(Symbol::value).toList();
  }
}
