package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.config.LoadGates;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.loader.LoadMode;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.loader.LoadRequest;
import com.tickstock.membership.topic.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After a load of sectors every symbol that is known is in exactly one of them. */
class SectorLoadTest {
  private static final String[] FUND = {
    "symbol,name,weight,sector",
    "AAPL,Apple,40,Information Technology",
    "JPM,JPMorgan,30,Financials",
    "ZZZ,Nobody,30,"
  };

  @TempDir Path data;
  @TempDir Path nothing;
  @TempDir Path files;
  private RunningService service;
  private Folder folder;

  @BeforeEach
  void start() {
    service = RunningService.start(data, nothing);
    folder = new Folder(files);
  }

  @AfterEach
  void stop() {
    service.awaitTablesEqualStores();
    service.close();
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
    change("SECTOR/energy", "{\"put\":[{\"symbol\":\"AAPL\"}]}");

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
    change("SECTOR/energy", "{\"put\":[{\"symbol\":\"AAPL\"}]}");

    load(mode);

    assertExactlyOneEach();
  }

  @ParameterizedTest
  @EnumSource(names = {"FULL", "INCREMENTAL"})
  void aSymbolThatHttpTookOutOfItsSectorBesideADatedFile(LoadMode mode) {
    dated("AAPL,information_technology,", "JPM,financials,");
    load(mode);
    change("SECTOR/information_technology", "{\"remove\":[\"AAPL\"]}");
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
    assertThat(service.http().get("/v1/groups/SECTOR/crypto").status()).isEqualTo(404);
    assertThat(service.http().get("/v1/groups/SECTOR/healthcare").status()).isEqualTo(404);
  }

  @Test
  void aSecondIncrementalLoadPublishesNothingWhateverHttpDidBefore() {
    put("SECTOR/crypto", "COIN");
    put("SECTOR/energy", "XOM");
    folder.with("spy_holdings.csv", FUND);
    load(LoadMode.INCREMENTAL);
    long logged = service.logged(Topics.EVENTS);

    load(LoadMode.INCREMENTAL);

    assertThat(service.logged(Topics.EVENTS)).isEqualTo(logged);
  }

  @Test
  void onlyOneSectorIsAskedFor() {
    folder.with("sectors.csv", "symbol,sector,industry", "AAPL,utilities,", "JPM,financials,");
    load(LoadMode.FULL);
    folder.with("sectors.csv", "symbol,sector,industry", "AAPL,energy,", "JPM,financials,");

    LoadRequest all = folder.all(Environment.DEFAULT, LoadMode.FULL);
    service.load(
        new LoadRequest(
            all.directory(),
            all.environment(),
            EnumSet.of(GroupType.SECTOR),
            Set.of("energy"),
            all.mode(),
            Optional.empty(),
            Optional.empty(),
            false));

    assertExactlyOneEach();
  }

  @Test
  void aFileThatIsRefusedSaysNothingOfSectors() {
    folder
        .with("spy_holdings.csv", FUND)
        .with("odd_holdings.csv", "symbol,weight,sector", "AAPL,5,Energy", "WRONG,5,Energy");

    LoadReport report =
        service.load(
            folder.behind(
                new LoadGates(1, 10_000, 20, 90, 110, true),
                EnumSet.allOf(GroupType.class),
                Environment.DEFAULT));

    assertThat(report.count(LoadReport.Result.REFUSED)).isEqualTo(1);
    assertThat(sectors()).doesNotContainKey("WRONG");
  }

  private LoadReport load(LoadMode mode) {
    return service.load(folder.all(Environment.DEFAULT, mode));
  }

  private void dated(String... lines) {
    List<String> all = new ArrayList<>(List.of("# as-of: 2024-01-10", "symbol,sector,industry"));
    all.addAll(List.of(lines));
    folder.with("sectors.csv", all.toArray(String[]::new));
  }

  private void put(String group, String... symbols) {
    List<String> members = List.of(symbols).stream().map("{\"symbol\":\"%s\"}"::formatted).toList();
    GroupAnswer.put(
        service, group + "?wait=true", "{\"members\":[" + String.join(",", members) + "]}");
  }

  private void change(String group, String body) {
    GroupAnswer.change(service, group, body);
  }

  /** The sectors of each symbol that any group holds. */
  private SortedMap<String, List<String>> sectors() {
    SortedMap<String, List<String>> sectors = new TreeMap<>();
    for (JsonNode group : service.http().get("/v1/groups?limit=1000").ok().path("groups")) {
      String name = group.path("name").asText();
      String type = group.path("type").asText();
      for (String symbol : GroupAnswer.weights(service, type + "/" + name).keySet()) {
        List<String> in = sectors.computeIfAbsent(symbol, s -> new ArrayList<>());
        if (type.equals("SECTOR")) {
          in.add(name);
        }
      }
    }
    return sectors;
  }

  private void assertExactlyOneEach() {
    assertThat(sectors()).isNotEmpty().allSatisfy((symbol, in) -> assertThat(in).hasSize(1));
  }
}
