package com.tickstock.membership.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.config.LoadGates;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Symbol;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After a load of sectors, every known symbol is in exactly one sector. */
class SectorLoadTest {
  private static final String[] FUND = {
    "symbol,name,weight,sector",
    "AAPL,Apple,40,Information Technology",
    "JPM,JPMorgan,30,Financials",
    "ZZZ,Nobody,30,"
  };

  @TempDir Path files;
  private final FoldedGroups groups = new FoldedGroups();
  private Folder folder;

  @BeforeEach
  void folder() {
    folder = new Folder(files);
  }

  @Test
  void fromColumnsFundsAndFilesInTheirOrderOfTrust() {
    folder
        .with("spy_holdings.csv", FUND)
        .with("xle_holdings.csv", "symbol,weight", "ZZZ,50", "XOM,25", "AAPL,25");
    LoadReport report = load(LoadMode.FULL);
    assertThat(sectors())
        .containsEntry("AAPL", List.of("information_technology"))
        .containsEntry("ZZZ", List.of("energy"))
        .containsEntry("XOM", List.of("energy"));
    assertThat(report.coverage()).contains(new LoadReport.Coverage(4, 4));

    folder.with("sectors.csv", "symbol,sector,industry", "AAPL,utilities,", "ZZZ,unknown,");
    load(LoadMode.FULL);

    assertThat(sectors())
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "AAPL", List.of("utilities"),
                    "JPM", List.of("financials"),
                    "XOM", List.of("energy"),
                    "ZZZ", List.of("unknown"))));
  }

  @ParameterizedTest
  @EnumSource(names = {"FULL", "INCREMENTAL"})
  void aSymbolThatOnlyHttpKnows(LoadMode mode) {
    put("CUSTOM/mine", "MINE", "AAPL");
    folder.with("spy_holdings.csv", FUND);

    LoadReport report = load(mode);

    assertExactlyOneEach();
    assertThat(sectors()).containsEntry("MINE", List.of("unknown"));
    assertThat(report.coverage()).contains(new LoadReport.Coverage(2, 4));
  }

  @ParameterizedTest
  @EnumSource(names = {"FULL", "INCREMENTAL"})
  void aSymbolThatHttpPutIntoASecondSector(LoadMode mode) {
    folder.with("spy_holdings.csv", FUND);
    load(mode);
    groups.add("SECTOR/energy", Optional.empty(), "AAPL");

    load(mode);

    assertExactlyOneEach();
    assertThat(sectors().get("AAPL"))
        .containsExactly(mode == LoadMode.FULL ? "information_technology" : "energy");
  }

  @ParameterizedTest
  @EnumSource(names = {"FULL", "INCREMENTAL"})
  void aSymbolThatHttpPutIntoASecondSectorBesideADatedFile(LoadMode mode) {
    dated("AAPL,information_technology,", "JPM,financials,");
    load(mode);
    groups.add("SECTOR/energy", Optional.empty(), "AAPL");

    load(mode);

    assertExactlyOneEach();
  }

  @ParameterizedTest
  @EnumSource(names = {"FULL", "INCREMENTAL"})
  void aSymbolThatHttpTookOutOfItsSectorBesideADatedFile(LoadMode mode) {
    dated("AAPL,information_technology,", "JPM,financials,");
    load(mode);
    groups.remove("SECTOR/information_technology", "AAPL");
    put("CUSTOM/mine", "AAPL");

    load(mode);

    assertExactlyOneEach();
  }

  @ParameterizedTest
  @EnumSource(names = {"FULL", "INCREMENTAL"})
  void aDatedFileThatComesAfterALoadWithoutOne(LoadMode mode) {
    folder.with("spy_holdings.csv", FUND);
    load(mode);
    dated("AAPL,utilities,", "NEWCO,energy,");

    load(mode);

    assertExactlyOneEach();
    assertThat(sectors()).containsEntry("NEWCO", List.of("energy"));
  }

  @ParameterizedTest
  @EnumSource(names = {"FULL", "INCREMENTAL"})
  void aGroupThatIsNoneOfTheSectorsIsRetired(LoadMode mode) {
    put("SECTOR/crypto", "COIN", "AAPL");
    put("SECTOR/healthcare", "PFE");
    folder.with("spy_holdings.csv", FUND);

    load(mode);

    assertExactlyOneEach();
    assertThat(groups.now(GroupKey.parse("DEFAULT/SECTOR/crypto"))).isEmpty();
    assertThat(groups.now(GroupKey.parse("DEFAULT/SECTOR/healthcare"))).isEmpty();
  }

  @Test
  void aSecondIncrementalLoadPublishesNothingWhateverHttpDidBefore() {
    put("SECTOR/crypto", "COIN");
    put("SECTOR/energy", "XOM");
    folder.with("spy_holdings.csv", FUND);
    load(LoadMode.INCREMENTAL);
    long logged = groups.logged();

    load(LoadMode.INCREMENTAL);

    assertThat(groups.logged()).isEqualTo(logged);
  }

  @Test
  void onlyOneSectorIsAskedFor() {
    folder.with("sectors.csv", "symbol,sector,industry", "AAPL,utilities,", "JPM,financials,");
    load(LoadMode.FULL);
    folder.with("sectors.csv", "symbol,sector,industry", "AAPL,energy,", "JPM,financials,");

    LoadRequest all = folder.request(LoadMode.FULL);
    groups.load(
        new LoadRequest(
            all.directory(),
            all.environment(),
            EnumSet.of(GroupType.SECTOR),
            Set.of("energy"),
            all.mode(),
            Optional.empty(),
            Optional.empty(),
            false,
            Folder.FILES));

    assertExactlyOneEach();
  }

  @Test
  void sectorsHoldEverySymbolHoweverManyThereAre() {
    for (String fund : List.of("aaa", "bbb", "ccc")) {
      folder.with(
          fund + "_holdings.csv",
          Stream.concat(Stream.of("symbol"), IntStream.range(0, 8_000).mapToObj(i -> fund + i))
              .toArray(String[]::new));
    }
    load(LoadMode.FULL);

    folder.with("sectors.csv", "symbol,sector,industry", "XOM,energy,");
    LoadReport report = load(LoadMode.FULL);

    assertThat(report.hasRefusals()).isFalse();
    assertThat(report.coverage()).contains(new LoadReport.Coverage(1, 24_001));
  }

  @Test
  void aFileThatIsRefusedSaysNothingOfSectors() {
    folder
        .with("spy_holdings.csv", FUND)
        .with("odd_holdings.csv", "symbol,weight,sector", "AAPL,5,Energy", "WRONG,5,Energy");

    LoadReport report =
        groups.load(
            folder.request(
                LoadMode.FULL, Optional.of(new LoadGates(1, 10_000, 20, 90, 110, true))));

    assertThat(report.count(LoadReport.Result.REFUSED)).isEqualTo(1);
    assertThat(sectors()).doesNotContainKey("WRONG");
  }

  private LoadReport load(LoadMode mode) {
    return groups.load(folder.request(mode));
  }

  private void dated(String... lines) {
    List<String> all = new ArrayList<>(List.of("# as-of: 2024-01-10", "symbol,sector,industry"));
    all.addAll(List.of(lines));
    folder.with("sectors.csv", all.toArray(String[]::new));
  }

  private void put(String group, String... symbols) {
    groups.put(group, Optional.empty(), symbols);
  }

  /** The sectors of each symbol in any group. */
  private SortedMap<String, List<String>> sectors() {
    SortedMap<String, List<String>> sectors = new TreeMap<>();
    for (GroupKey key : groups.keys(Environment.DEFAULT)) {
      for (Symbol symbol : groups.now(key).orElseThrow().group().members().keySet()) {
        List<String> in = sectors.computeIfAbsent(symbol.value(), s -> new ArrayList<>());
        if (key.type() == GroupType.SECTOR) {
          in.add(key.name());
        }
      }
    }
    return sectors;
  }

  private void assertExactlyOneEach() {
    assertThat(sectors()).isNotEmpty().allSatisfy((symbol, in) -> assertThat(in).hasSize(1));
  }
}
