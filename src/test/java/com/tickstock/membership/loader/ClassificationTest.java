package com.tickstock.membership.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.loader.format.Line;
import com.tickstock.membership.loader.format.Reading;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sector of each symbol, by the evidence in files and groups. */
class ClassificationTest {
  private static final String OLD = "2024-01-01T00:00:00Z";
  private static final String NEW = "2025-01-01T00:00:00Z";

  private final KnownGroups groups = new KnownGroups();
  private final List<Plan.Evidence> evidence = new ArrayList<>();

  @Test
  void aSectorFileIsTrustedMoreThanAColumnAndThatMoreThanAFund() {
    column("a.csv", NEW, "AAPL", "Energy");
    sectorFile("sectors.csv", OLD, "AAPL", "Materials");
    fund("XLK", "AAPL");
    column("a.csv", OLD, "MSFT", "Energy");
    fund("XLK", "MSFT");
    fund("XLK", "NVDA");

    assertThat(sectors())
        .isEqualTo(
            Map.of(
                "AAPL", "materials by sector file",
                "MSFT", "energy by sector column",
                "NVDA", "information_technology by sector fund"));
  }

  @ParameterizedTest
  @CsvSource({
    "XLK, information_technology",
    "XLF, financials",
    "XLV, health_care",
    "XLE, energy",
    "XLI, industrials",
    "XLY, consumer_discretionary",
    "XLP, consumer_staples",
    "XLU, utilities",
    "XLB, materials",
    "XLRE, real_estate",
    "XLC, communication_services"
  })
  void aSectorFundHoldsItsSector(String fund, String sector) {
    fund(fund, "AAPL");

    assertThat(sectors()).isEqualTo(Map.of("AAPL", sector + " by sector fund"));
  }

  @Test
  void aUniverseOfTheNameOfASectorFundIsNone() {
    say("DEFAULT/UNIVERSE/xlk", "xlk.csv", NEW, Reading.Kind.LIST, Made.line("AAPL", "", ""));
    column("b.csv", NEW, "MSFT", "Energy");

    assertThat(sectors()).isEqualTo(Map.of("AAPL", "unknown", "MSFT", "energy by sector column"));
  }

  @Test
  void ofEqualsTheLaterFileWinsAndThenTheLastByName() {
    column("z.csv", NEW, "AAPL", "Energy");
    column("a.csv", OLD, "AAPL", "Materials");
    column("b.csv", NEW, "MSFT", "Energy");
    column("a.csv", NEW, "MSFT", "Materials");
    column("a.csv", NEW, "NVDA", "Materials");
    column("z.csv", "", "NVDA", "Energy");

    assertThat(sectors())
        .isEqualTo(
            Map.of(
                "AAPL", "energy by sector column",
                "MSFT", "energy by sector column",
                "NVDA", "energy by sector column"));
  }

  @Test
  void anIndustryTellsTheSectorWhereNoSectorIsSaid() {
    say(
        "DEFAULT/ETF/VUG",
        "vug.csv",
        NEW,
        Reading.Kind.FUND,
        Made.line("MSFT", "", "Systems Software"),
        Made.line("JPM", "Diversified Banks", ""),
        Made.line("ODD", "Cash and/or Derivatives", "Something Else"));

    assertThat(sectors())
        .isEqualTo(
            Map.of(
                "MSFT", "information_technology by sector column",
                "JPM", "financials by sector column",
                "ODD", "unknown"));
  }

  @Test
  void aSectorFileMayAlsoSayThatItIsNotKnown() {
    sectorFile("sectors.csv", NEW, "AAPL", "unknown");
    column("a.csv", NEW, "AAPL", "Energy");

    assertThat(sectors()).isEqualTo(Map.of("AAPL", "unknown by sector file"));
  }

  @Test
  void everySymbolThatIsKnownIsInExactlyOneSector() {
    column("a.csv", NEW, "AAPL", "Energy");
    column("a.csv", NEW, "MSFT", "-");
    snapshots("DEFAULT/THEME/ai", "NVDA", "");
    snapshots("DEFAULT/SECTOR/energy", "XOM", "");

    assertThat(sectors())
        .isEqualTo(
            Map.of(
                "AAPL", "energy by sector column",
                "MSFT", "unknown",
                "NVDA", "unknown",
                "XOM", "energy"));
    assertThat(holdings()).hasSize(12);
  }

  @Test
  void whereNoFileSaysAnythingNothingIsSaid() {
    say("DEFAULT/ETF/SPY", "spy.csv", NEW, Reading.Kind.FUND, Made.line("AAPL", "", ""));
    snapshots("DEFAULT/SECTOR/energy", "XOM", "");

    assertThat(holdings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sector file, column, materials by sector file",
    "sector file, fund, materials by sector file",
    "sector file, file, energy by sector file",
    "sector column, fund, materials by sector column",
    "sector column, column, energy by sector column",
    "sector column, file, energy by sector file",
    "sector fund, fund, energy by sector fund",
    "sector fund, column, energy by sector column",
    "'', fund, energy by sector fund",
    "nonsense, fund, energy by sector fund"
  })
  void whatAPlaceWasKnownByCountsInTheNextLoad(String by, String now, String expected) {
    snapshots("DEFAULT/SECTOR/materials", "AAPL", by);
    switch (now) {
      case "file" -> sectorFile("sectors.csv", OLD, "AAPL", "Energy");
      case "column" -> column("a.csv", OLD, "AAPL", "Energy");
      default -> fund("XLE", "AAPL");
    }

    assertThat(sectors()).isEqualTo(Map.of("AAPL", expected));
  }

  @Test
  void whatIsPlacedNowStandsAfterTheNextLoadThatSaysNothingOfIt() {
    column("a.csv", NEW, "AAPL", "Energy");
    for (Holding sector : holdings()) {
      groups.now.put(
          sector.group(),
          Made.group(
              sector.group().toString(),
              Instant.EPOCH,
              sector.members().values().toArray(Member[]::new)));
    }
    evidence.clear();
    column("b.csv", NEW, "MSFT", "Energy");
    fund("XLK", "AAPL");

    assertThat(sectors())
        .isEqualTo(Map.of("AAPL", "energy by sector column", "MSFT", "energy by sector column"));
  }

  @Test
  void whatAnotherSourcePlacedStaysInAnIncrementalLoad() {
    snapshots("DEFAULT/SECTOR/materials", "AAPL", "");
    groups.sources.put(
        GroupKey.parse("DEFAULT/SECTOR/materials"), Map.of(new Symbol("AAPL"), "api"));
    sectorFile("sectors.csv", NEW, "AAPL", "Energy");

    assertThat(sectors(LoadMode.INCREMENTAL))
        .isEqualTo(Map.of("AAPL", "materials by another source"));
    assertThat(sectors(LoadMode.FULL)).isEqualTo(Map.of("AAPL", "energy by sector file"));
  }

  @Test
  void aGroupThatIsNoneOfTheTwelveIsEmptied() {
    snapshots("DEFAULT/SECTOR/technology", "AAPL", "");
    sectorFile("sectors.csv", NEW, "MSFT", "Energy");

    List<Holding> strays =
        holdings().stream().filter(h -> h.group().name().equals("technology")).toList();

    assertThat(strays).hasSize(1);
    assertThat(strays.get(0).securities()).isEmpty();
    assertThat(strays.get(0).notes().get(0)).contains("none of the 12 sectors");
    assertThat(sectors()).containsOnlyKeys("AAPL", "MSFT");
  }

  private void sectorFile(String file, String asOf, String symbol, String sector) {
    evidence.add(
        new Plan.Evidence(
            Made.reading(Reading.Kind.SECTORS, Made.line(symbol, sector, "")),
            Made.source(file, asOf, "", ""),
            Optional.empty()));
  }

  private void column(String file, String asOf, String symbol, String sector) {
    say("DEFAULT/ETF/SPY", file, asOf, Reading.Kind.FUND, Made.line(symbol, sector, ""));
  }

  private void fund(String fund, String symbol) {
    say("DEFAULT/ETF/" + fund, fund + ".csv", OLD, Reading.Kind.FUND, Made.line(symbol, "", ""));
  }

  private void say(String group, String file, String asOf, Reading.Kind kind, Line... lines) {
    evidence.add(
        new Plan.Evidence(
            Made.reading(kind, lines),
            Made.source(file, asOf, "", ""),
            Optional.of(
                Made.holding(group, 1, Made.source(file, asOf, "", ""), Optional.empty()))));
  }

  private void snapshots(String group, String symbol, String by) {
    Optional<JsonObject> said =
        by.isEmpty()
            ? Optional.empty()
            : Optional.of(new JsonObject("{\"by\":\"%s\"}".formatted(by)));
    groups.now.put(
        GroupKey.parse(group),
        Made.group(group, Instant.EPOCH, new Member(new Symbol(symbol), Optional.empty(), said)));
  }

  private List<Holding> holdings() {
    return holdings(LoadMode.FULL);
  }

  private List<Holding> holdings(LoadMode mode) {
    return new SectorPlan(groups, new Folder(Path.of("")).request(mode)).holdings(evidence);
  }

  private Map<String, String> sectors() {
    return sectors(LoadMode.FULL);
  }

  /** Fails if a symbol is in two sectors. */
  private Map<String, String> sectors(LoadMode mode) {
    Map<String, String> sectors = new TreeMap<>();
    for (Holding sector : holdings(mode)) {
      for (Member member : sector.members().values()) {
        String by =
            member
                .metadata()
                .map(json -> " by " + json.text().replaceAll(".*\"by\":\"([a-z ]*)\".*", "$1"))
                .orElse("");
        assertThat(sectors.put(member.symbol().value(), sector.group().name() + by)).isNull();
      }
    }
    return sectors;
  }
}
