package com.tickstock.membership.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.config.AgeLimits;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.projection.TableGroup;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A consistent world passes every rule, and each error violates only its rule. */
class ChecksTest {
  private final World world =
      new World()
          .put("ETF/SPY", "AAPL 0.06504", "XOM 0.01")
          .put("THEME/oil", "XOM")
          .put("SECTOR/energy", "XOM")
          .put("SECTOR/unknown", "AAPL");

  @Test
  void aWorldThatIsAsItShouldBePasses() {
    Validation validation = Validation.of(Environment.DEFAULT, world.read().results());

    assertThat(validation.verdict()).isEqualTo(Verdict.PASS);
    assertThat(validation.checks())
        .extracting(Validation.Check::rule)
        .containsExactlyElementsOf(
            EnumSet.complementOf(EnumSet.of(Rule.GROUPS_NOT_OLD))); // is not read twice
    assertThat(validation.checks())
        .extracting(Validation.Check::checked)
        .containsExactly(
            "4 groups",
            "1 ETF",
            "1 theme",
            "2 sectors",
            "2 symbols",
            "5 memberships",
            "5 memberships of 4 groups",
            "1 group",
            "5 memberships of 4 groups");
  }

  private void assertBroken(Rule rule, String... findings) {
    assertThat(world.broken()).containsExactly(rule);
    assertThat(world.findings(rule)).containsExactly(findings);
  }

  @Test
  void weightsThatComeToMoreThanTheGatesAllowAreAWarning() {
    world.put("ETF/BIG", "AAPL 0.9", "XOM 0.4");

    assertBroken(
        Rule.WEIGHTS_SUM, "WARN DEFAULT/ETF/BIG: the weights sum to 130.00 %: expected 0 to 110 %");
  }

  @Test
  void aGroupThatDidNotChangeForLongIsAWarning() {
    Result young = ages("2025-10-08T00:00:00Z");
    Result old = ages("2025-10-09T00:00:00Z");

    assertThat(young.findings()).isEmpty();
    assertThat(young.checked()).isEqualTo("4 groups");
    assertThat(old.findings())
        .hasSize(4)
        .contains(
            Finding.warning(
                World.key("ETF/SPY"),
                1,
                "14 weeks old, too few changes for a usual interval: expected a change within 14"
                    + " weeks"));
  }

  private Result ages(String now) {
    return AgeCheck.of(Environment.DEFAULT, world, new AgeLimits(100, 3), Instant.parse(now));
  }

  @Test
  void nothingAtAllIsAWarning() {
    World nothing = new World();

    assertThat(nothing.broken()).containsExactly(Rule.HAS_GROUPS);
    assertThat(Validation.of(Environment.UAT, nothing.read().results()).verdict())
        .isEqualTo(Verdict.WARN);
  }

  @Test
  void anEmptyEtfIsFound() {
    world.put("ETF/GONE").put("UNIVERSE/gone");

    assertBroken(Rule.ETFS_NOT_EMPTY, "FAIL DEFAULT/ETF/GONE: has no members");
  }

  @Test
  void anEmptyThemeIsFound() {
    world.put("THEME/none");

    assertBroken(Rule.THEMES_NOT_EMPTY, "FAIL DEFAULT/THEME/none: has no members");
  }

  @Test
  void aSectorOfAnotherNameIsFound() {
    world.put("SECTOR/healthcare").put("SECTOR/widgets");

    assertBroken(
        Rule.SECTORS_VALID,
        "FAIL DEFAULT/SECTOR/healthcare: is not a sector: expected health_care",
        "FAIL DEFAULT/SECTOR/widgets: is not a sector");
  }

  @Test
  void aSymbolInNoSectorAndOneInTwoAreFound() {
    world.put("ETF/QQQ", "NVDA 0.1").put("SECTOR/utilities", "AAPL");

    assertBroken(
        Rule.ONE_SECTOR_EACH,
        "FAIL AAPL: is in 2 sectors: unknown, utilities",
        "FAIL NVDA: is in no sector");
  }

  @Test
  void aSymbolOfAGroupThatDoesNotHoldItIsFound() {
    world.of("AAPL").put(World.key("THEME/oil"), Optional.empty());
    world.of("XOM").put(World.key("THEME/gone"), Optional.empty());

    assertBroken(
        Rule.NO_ORPHAN_SYMBOLS,
        "FAIL DEFAULT/THEME/gone: does not exist, but is in the index with XOM",
        "FAIL DEFAULT/THEME/oil: does not hold AAPL");
  }

  @Test
  void aMemberThatDoesNotSaySoAndOneOfAnotherWeightAreFound() {
    world.of("XOM").remove(World.key("THEME/oil"));
    world.of("AAPL").put(World.key("ETF/SPY"), Optional.of(Weight.parse("0.0651")));

    assertBroken(
        Rule.DIRECTIONS_AGREE,
        "FAIL DEFAULT/ETF/SPY: the index has other weights: AAPL (0.06504, index 0.0651)",
        "FAIL DEFAULT/THEME/oil: the index does not have its members XOM");
  }

  @Test
  void whereTheWholeIndexDiffersEveryGroupIsFound() {
    IntStream.range(0, 60).forEach(i -> world.put("UNIVERSE/u%02d".formatted(i), "AAPL", "XOM"));
    world.index.values().forEach(in -> in.keySet().removeIf(key -> key.name().startsWith("u")));
    world.of("AAPL").put(World.key("SECTOR/unknown"), Optional.empty());

    assertThat(world.findings(Rule.DIRECTIONS_AGREE))
        .hasSize(60)
        .contains("FAIL DEFAULT/UNIVERSE/u59: differs from the symbol index");
  }

  @Test
  void rowsThatDifferAreFound() {
    Map<String, TableGroup.Membership> spy = world.members("ETF/SPY");
    spy.put("AAPL", World.membership(Optional.of(new BigDecimal("0.0651"))));
    spy.remove("XOM");
    spy.put("xom", World.membership(Optional.empty()));

    assertBroken(
        Rule.TABLES_EQUAL_STORES,
        "FAIL DEFAULT/ETF/SPY: missing rows: XOM; unexpected rows: xom; weights differ: AAPL"
            + " (0.0650, row 0.0651)");
  }

  @Test
  void definitionsThatDifferAreFound() {
    world.projected(
        "THEME/oil",
        1,
        Optional.of(
            new TableGroup.Row(
                Optional.empty(),
                Optional.of(new JsonObject("{}")),
                Optional.of(new JsonObject("[]")),
                Optional.empty(),
                world.members("THEME/oil"))));

    assertBroken(
        Rule.TABLES_EQUAL_STORES,
        "FAIL DEFAULT/THEME/oil: description differs; metadata differs; liquidity_filter differs;"
            + " last_update differs");
  }

  @Test
  void rowsOfGroupsThatAreNotThereAreFound() {
    TableGroup.Row row = world.rows.get("DEFAULT/THEME/oil").row().orElseThrow();
    world.projected("ETF/SPY", 1, Optional.empty());
    world.projected("ETF/LOST", 7, Optional.of(row));
    world.rows.put("DEFAULT/ETF/spy", new TableGroup("DEFAULT/ETF/spy", 0, Optional.of(row)));

    assertBroken(
        Rule.TABLES_EQUAL_STORES,
        "FAIL DEFAULT/ETF/LOST: was projected, but is not in the stores",
        "FAIL DEFAULT/ETF/SPY: its row in definition_groups is gone",
        "WARN DEFAULT/ETF/spy: has a row, but was never in the log: it is left alone");
  }

  @Test
  void groupsAtAnotherVersionInTheTablesAreNotCompared() {
    world.rows.remove("DEFAULT/THEME/oil");
    world.projected("ETF/SPY", 2, Optional.empty());

    assertThat(world.broken()).isEmpty();
    assertThat(world.read().isClean()).isFalse();
    assertThat(world.read().late().values())
        .containsExactly(
            new LaggingGroup("DEFAULT/ETF/SPY", 2, 1), new LaggingGroup("DEFAULT/THEME/oil", 0, 1));
  }

  @Test
  void aLongListSaysHowManyMore() {
    IntStream.range(0, 250)
        .forEach(i -> world.index.put(new Symbol("S%03d".formatted(i)), world.of("XOM")));
    world.index.values().forEach(in -> in.keySet().removeIf(key -> key.name().equals("energy")));

    Validation.Check check =
        Validation.of(Environment.DEFAULT, world.read().results()).checks().stream()
            .filter(c -> c.rule() == Rule.ONE_SECTOR_EACH)
            .findFirst()
            .orElseThrow();

    assertThat(check.count()).isEqualTo(251);
    assertThat(check.findings()).hasSize(100);
    assertThat(check.unlisted()).isEqualTo(151);
  }
}
