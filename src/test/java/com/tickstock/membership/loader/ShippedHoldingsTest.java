package com.tickstock.membership.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.sector.Sectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The files in holdings/ agree with each other. */
class ShippedHoldingsTest {
  private static final Path HOLDINGS = Path.of("holdings");
  private static final List<String> SECTOR_FUNDS =
      List.of("XLB", "XLC", "XLE", "XLF", "XLI", "XLK", "XLP", "XLRE", "XLU", "XLV", "XLY");

  private static Plan plan;
  private static final Map<GroupKey, Set<Symbol>> GROUPS = new TreeMap<>();

  @BeforeAll
  static void readAll() {
    plan = new Folder(HOLDINGS).plan();
    plan.holdings().forEach(h -> GROUPS.put(h.group(), h.members().keySet()));
    new Folder(HOLDINGS)
        .sectors()
        .values()
        .forEach(sector -> GROUPS.put(sector.group(), sector.members().keySet()));
  }

  @Test
  void everyFileIsAccepted() throws IOException {
    assertThat(plan.others())
        .allMatch(line -> line.result() == LoadReport.Result.LEFT_ALONE)
        .extracting(LoadReport.Line::file)
        .allMatch(file -> file.endsWith("_history.csv"));
    try (Stream<Path> files = Files.list(HOLDINGS)) {
      assertThat(plan.evidence().stream().map(one -> one.source().file()))
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(f -> f.getFileName().toString())
                  .filter(f -> f.endsWith(".csv") && !f.endsWith("_history.csv"))
                  .toList());
    }
  }

  @Test
  void historiesEndWithTheListOfNow() {
    FoldedGroups groups = new FoldedGroups();
    LoadReport report = groups.loadHistories(new Folder(HOLDINGS).request(LoadMode.FULL));

    assertThat(report.hasRefusals()).isFalse();
    for (String index : List.of("dow30", "nasdaq100", "sp500")) {
      GroupKey key = new GroupKey(Environment.DEFAULT, GroupType.UNIVERSE, index);
      assertThat(groups.now(key).orElseThrow().group().members().keySet())
          .as(index)
          .isEqualTo(universe(index));
    }
  }

  @Test
  void everyFileSaysItsDayAndWhatItIs() {
    assertThat(plan.evidence().stream().map(Plan.Evidence::source))
        .allSatisfy(
            source -> {
              assertThat(source.asOf()).isPresent();
              assertThat(source.properties()).containsKey("description");
            });
  }

  @Test
  void noGroupComesFromTwoFiles() {
    assertThat(plan.holdings().stream().map(Holding::group)).doesNotHaveDuplicates();
  }

  @Test
  void fundsHoldTheirIndex() {
    assertThat(etf("SPY")).hasSizeGreaterThan(500).isEqualTo(universe("sp500"));
    assertThat(etf("RSP")).isEqualTo(universe("sp500"));
    assertThat(etf("QQQ")).hasSizeGreaterThan(99).isEqualTo(universe("nasdaq100"));
    assertThat(etf("QQEW")).isEqualTo(universe("nasdaq100"));
    assertThat(etf("DIA")).hasSize(30).isEqualTo(universe("dow30"));
    assertThat(etf("EDOW")).isEqualTo(universe("dow30"));
  }

  @Test
  void theSectorFundsPartitionTheSp500() {
    List<Symbol> all = new ArrayList<>();
    SECTOR_FUNDS.forEach(fund -> all.addAll(etf(fund)));

    assertThat(all).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(universe("sp500"));
  }

  @Test
  void everySymbolIsInExactlyOneSector() {
    Set<Symbol> held = new TreeSet<>();
    List<Symbol> inSectors = new ArrayList<>();
    GROUPS.forEach(
        (key, symbols) -> {
          if (key.type() == GroupType.SECTOR) {
            inSectors.addAll(symbols);
          } else {
            held.addAll(symbols);
          }
        });

    assertThat(GROUPS.keySet().stream().filter(key -> key.type() == GroupType.SECTOR)).hasSize(12);
    assertThat(inSectors).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(held);
  }

  @Test
  void moreThanNinetyFivePercentOfTheSymbolsAreClassified() {
    GroupKey unknown = new GroupKey(Environment.DEFAULT, GroupType.SECTOR, Sectors.UNKNOWN);
    int symbols =
        GROUPS.entrySet().stream()
            .filter(group -> group.getKey().type() == GroupType.SECTOR)
            .mapToInt(group -> group.getValue().size())
            .sum();

    assertThat(GROUPS.get(unknown).size() * 20).isLessThan(symbols);
  }

  @Test
  void everySectorFundHoldsOneSector() {
    for (String fund : SECTOR_FUNDS) {
      assertThat(
              GROUPS.entrySet().stream()
                  .filter(group -> group.getKey().type() == GroupType.SECTOR)
                  .filter(group -> group.getValue().containsAll(etf(fund))))
          .as(fund)
          .hasSize(1);
    }
  }

  @Test
  void noFundIsMoreThanWhole() {
    assertThat(plan.holdings())
        .allSatisfy(
            holding ->
                assertThat(
                        holding.members().values().stream()
                            .flatMap(member -> member.weight().stream())
                            .mapToDouble(weight -> weight.value().doubleValue())
                            .sum())
                    .as(holding.source().file())
                    .isBetween(0.0, 1.01));
  }

  private static Set<Symbol> etf(String name) {
    return GROUPS.get(new GroupKey(Environment.DEFAULT, GroupType.ETF, name));
  }

  private static Set<Symbol> universe(String name) {
    return GROUPS.get(new GroupKey(Environment.DEFAULT, GroupType.UNIVERSE, name));
  }
}
