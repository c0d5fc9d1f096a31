package com.tickstock.membership.loader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.tickstock.membership.config.LoadGates;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupEvent.MembersReplaced;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.loader.file.RefusedFileException;
import com.tickstock.membership.topic.EventPublisher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedFilesTest {
  @TempDir private Path directory;
  private Folder folder;

  @BeforeEach
  void folder() {
    folder = new Folder(directory);
  }

  @Test
  void weightsInPercentBecomeFractions() {
    folder.with(
        "spy_holdings.csv",
        "symbol,weight",
        "AAPL,6.50",
        "MSFT,0.000001",
        "TSLA,-1.2",
        "ZERO,0",
        "HUGE,999");

    Holding holding = folder.holding();

    assertThat(holding.group()).hasToString("DEFAULT/ETF/SPY");
    assertThat(weights(holding))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "AAPL", "0.065",
                "MSFT", "0.00000001",
                "TSLA", "-0.012",
                "ZERO", "0",
                "HUGE", "9.99"));
    assertThat(lines(holding))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("AAPL", 2, "MSFT", 3, "TSLA", 4, "ZERO", 5, "HUGE", 6));
  }

  @Test
  void anEmptyWeightIsUnknownAndNotZero() {
    folder.with("spy_holdings.csv", "symbol,weight", "AAPL,", "MSFT", "NVDA,\"\"", "TSLA,1");

    assertThat(weights(folder.holding()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("AAPL", "unknown", "MSFT", "unknown", "NVDA", "unknown", "TSLA", "0.01"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"symbol,weight", "Symbol,Weight", "TICKER,WEIGHT", " ticker , weight "})
  void theHeaderIsKnownInAnyCase(String header) {
    folder.with("spy_holdings.csv", header, "AAPL,1");

    assertThat(weights(folder.holding())).containsExactly(Map.entry("AAPL", "0.01"));
  }

  @Test
  void aListHasAHeaderOrNone() {
    folder
        .with("with.csv", "symbol", "AAPL", "MSFT")
        .with("ticker.csv", "Ticker", "AAPL", "MSFT")
        .with("without.csv", "AAPL", "MSFT");

    Plan plan = folder.plan();

    assertThat(plan.others()).isEmpty();
    assertThat(plan.holdings()).hasSize(3);
    assertThat(plan.holdings())
        .allSatisfy(
            holding ->
                assertThat(weights(holding))
                    .containsExactlyInAnyOrderEntriesOf(
                        Map.of("AAPL", "unknown", "MSFT", "unknown")));
    assertThat(plan.holdings().get(2).lines()).containsEntry(new Symbol("AAPL"), 1);
  }

  @Test
  void aSectorFileIsEveryOneOfTheTwelveSectors() {
    folder.with(
        "sectors.csv",
        "symbol,sector,industry",
        "AAPL,Information_Technology,hardware",
        "JPM,financials,banks",
        "MSFT,information_technology,",
        "V,financials");

    Map<String, Holding> sectors = folder.sectors();

    assertThat(folder.plan().holdings()).as("it is no group of its own").isEmpty();
    assertThat(sectors.keySet())
        .containsExactlyInAnyOrder(
            "information_technology",
            "financials",
            "health_care",
            "energy",
            "industrials",
            "consumer_discretionary",
            "consumer_staples",
            "utilities",
            "materials",
            "real_estate",
            "communication_services",
            "unknown");
    Holding technology = sectors.get("information_technology");
    assertThat(weights(technology)).isEqualTo(Map.of("AAPL", "unknown", "MSFT", "unknown"));
    assertThat(technology.members().get(new Symbol("AAPL")).metadata())
        .contains(new JsonObject("{\"by\":\"sector file\",\"industry\":\"hardware\"}"));
    assertThat(technology.members().get(new Symbol("MSFT")).metadata())
        .contains(new JsonObject("{\"by\":\"sector file\"}"));
    assertThat(lines(technology)).isEqualTo(Map.of("AAPL", 2, "MSFT", 4));
    assertThat(lines(sectors.get("financials"))).isEqualTo(Map.of("JPM", 3, "V", 5));
    assertThat(
            sectors.values().stream()
                .filter(sector -> !sector.securities().isEmpty())
                .map(sector -> sector.group().toString()))
        .containsExactlyInAnyOrder(
            "DEFAULT/SECTOR/financials", "DEFAULT/SECTOR/information_technology");
  }

  @Test
  void byteOrderMarkCarriageReturnsQuotesSpacesAndBlankLinesDoNotMatter() {
    folder.with(
        "spy_holdings.csv",
        String.join(
                "\r\n",
                "\uFEFF# as-of: 2025-07-11",
                "",
                "\"symbol\",\"weight\"",
                "",
                "\"AAPL\",\"6.5\"",
                ",",
                "   ",
                "  MSFT ,  2.25 ",
                "",
                "NVDA,1") // no line end
            .getBytes(UTF_8));

    Holding holding = folder.holding();

    assertThat(weights(holding))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("AAPL", "0.065", "MSFT", "0.0225", "NVDA", "0.01"));
    assertThat(lines(holding))
        .as("as an editor shows them")
        .containsExactlyInAnyOrderEntriesOf(Map.of("AAPL", 5, "MSFT", 8, "NVDA", 10));
    assertThat(holding.source().asOf()).contains(Instant.parse("2025-07-11T00:00:00Z"));
  }

  @Test
  void aQuotedCellWithALineEndDoesNotShiftTheLinesBelow() {
    folder.with(
        "sectors.csv",
        "symbol,sector,industry",
        "AAPL,information_technology,\"hardware\nand more\"",
        "MSFT,information_technology,software");

    assertThat(lines(folder.sectors().get("information_technology")))
        .containsExactlyInAnyOrderEntriesOf(Map.of("AAPL", 2, "MSFT", 4));
  }

  @ParameterizedTest
  @CsvSource({
    "BRK-B, BRK.B",
    "BRK/B, BRK.B",
    "BRK B, BRK.B",
    "BRK.B, BRK.B",
    "brk-b, BRK.B",
    "BRKB, BRK.B",
    "BF.B, BF.B",
    "MSFT UW, MSFT",
    "BRK/B US, BRK.B",
    "7203 JP, 7203 JP",
    "a, A"
  })
  void shareClassesComeToOneSpelling(String written, String canonical) {
    folder.with("spy_holdings.csv", "symbol,weight", written + ",1");

    assertThat(weights(folder.holding())).containsExactly(Map.entry(canonical, "0.01"));
  }

  @Test
  void theFilesOwnSpellingIsKept() {
    folder.with("spy_holdings.csv", "symbol,weight", "BRKB,1", "MSFT,2");

    Holding holding = folder.holding();

    assertThat(holding.members().get(new Symbol("BRK.B")).metadata())
        .contains(new JsonObject("{\"written\":\"BRKB\"}"));
    assertThat(holding.members().get(new Symbol("MSFT")).metadata()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.5%", "6.5 %", "6.50", "+6.5", "6.5E0"})
  void aPercentSignChangesNoWeight(String weight) {
    folder.with("spy_holdings.csv", "symbol,weight", "AAPL," + weight);

    assertThat(weights(folder.holding())).containsExactly(Map.entry("AAPL", "0.065"));
  }

  @Test
  void theColumnsMayStandInAnyOrderWithTheNameAmongThem() {
    folder.with(
        "spy_holdings.csv", "weight,symbol,name", "6.5,AAPL,Apple Inc.", "2,MSFT,Microsoft");

    Holding holding = folder.holding();

    assertThat(weights(holding)).isEqualTo(Map.of("AAPL", "0.065", "MSFT", "0.02"));
    assertThat(holding.members().get(new Symbol("AAPL")).metadata())
        .contains(new JsonObject("{\"name\":\"Apple Inc.\"}"));
  }

  @Test
  void cashIsLeftOutAndCounted() {
    folder.with("spy_holdings.csv", "symbol,weight", "AAPL,6", "-,1", ",2", "CASH_USD,0.5");

    Holding holding = folder.holding();

    assertThat(weights(holding)).isEqualTo(Map.of("AAPL", "0.06"));
    assertThat(holding.leftOut()).isEqualTo(Map.of("cash", 1, "no ticker", 2));
  }

  @Test
  void commentsDescribeTheGroup() throws Exception {
    folder.with(
        "ai_theme.csv",
        "# description: Artificial intelligence: leaders",
        "# As-Of: 2025-06-30",
        "# just a remark",
        "# criteria: large",
        "symbol",
        "NVDA");

    MembersReplaced event = (MembersReplaced) folder.events("load").get(0).event();

    Definition definition = event.definition().orElse(Definition.NONE);
    assertThat(definition.description()).contains("Artificial intelligence: leaders");
    byte[] metadata = definition.metadata().orElseThrow().text().getBytes(UTF_8);
    assertThat(Json.readTree(metadata))
        .isEqualTo(
            Json.readTree(
                Json.write(
                    Map.of(
                        "as-of", "2025-06-30",
                        "criteria", "large",
                        "file", "ai_theme.csv",
                        "format", "simple",
                        "checksum", sha256(directory.resolve("ai_theme.csv"))))));
  }

  @Test
  void theEventCarriesItsLineage() {
    folder.with("spy_holdings.csv", "symbol,weight", "AAPL,6.5").with("dow30.csv", "AAPL", "MSFT");

    List<Unwritten> events = folder.events("this load");

    assertThat(events).hasSize(2);
    assertThat(events.stream().map(event -> event.cause().event().id())).doesNotHaveDuplicates();
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.cause().event().source()).isEqualTo("csv");
              assertThat(event.cause().loadId()).contains("this load");
              assertThat(event.expectedVersion()).isEmpty();
            });
    assertThat(events.stream().map(event -> event.cause().file().orElse("none")))
        .containsExactlyInAnyOrder("dow30.csv", "spy_holdings.csv");
    assertThat(events.stream().map(event -> event.cause().lines().get(new Symbol("AAPL"))))
        .containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void aFileThatMayBeCutOffIsRefusedUntilAPersonForcesItWhichIsSaid() {
    folder.with(
        "arkk.csv",
        "date,fund,company,ticker,cusip,shares,market value($),weight(%)",
        "11/20/2020,ARKK,TESLA INC,TSLA,88160R101,1,1.00,100");
    LoadGates gates = new LoadGates(1, 10, 100, 90, 110, true);
    Holding behindGates =
        Plan.of(folder.request(LoadMode.FULL, Optional.of(gates))).holdings().get(0);

    assertThat(new Gates(gates).refusals(behindGates, Set.of(), Optional.empty()))
        .singleElement()
        .asString()
        .startsWith("the notes at the end of the file are missing");
    assertThat(behindGates.notes()).isEmpty();
    assertThat(folder.holding().notes())
        .as("forced")
        .singleElement()
        .asString()
        .startsWith("the notes at the end of the file are missing");
  }

  @Test
  void itHoldsFromTheDayInTheCommentOrTheRequestsOrElseFromNow() {
    folder.with("a_theme.csv", "# as-of: 2025-06-30", "AAPL").with("b_theme.csv", "symbol", "AAPL");
    Instant given = Instant.parse("2024-01-02T03:04:05Z");

    assertThat(folder.events("load").stream().map(Unwritten::effectiveAt))
        .containsExactly(Optional.of(Instant.parse("2025-06-30T00:00:00Z")), Optional.empty());
    LoadRequest dated =
        new LoadRequest(
            directory,
            Environment.DEFAULT,
            EnumSet.allOf(GroupType.class),
            Set.of(),
            LoadMode.FULL,
            Optional.of(given),
            Optional.empty(),
            false,
            Folder.FILES);
    assertThat(Plan.of(dated).holdings().stream().map(holding -> holding.source().asOf()))
        .containsExactly(Optional.of(given), Optional.of(given));
  }

  @ParameterizedTest
  @CsvSource({
    "spy_holdings.csv, UAT/ETF/SPY",
    "AI_Leaders_theme.csv, UAT/THEME/ai_leaders",
    "sp500.csv, UAT/UNIVERSE/sp500",
    "sp500_2025-06.csv, UAT/UNIVERSE/sp500",
    "Dow30.csv, UAT/UNIVERSE/dow30"
  })
  void theFilesNameSaysTheGroup(String file, String group) {
    folder.with(file, "symbol", "AAPL");
    LoadRequest request =
        new LoadRequest(
            directory,
            Environment.UAT,
            EnumSet.allOf(GroupType.class),
            Set.of(),
            LoadMode.FULL,
            Optional.empty(),
            Optional.empty(),
            false,
            Folder.FILES);

    assertThat(Plan.of(request).holdings().stream().map(holding -> holding.group().toString()))
        .containsExactly(group);
  }

  @Test
  void onlyTheGroupsThatAreAskedForAreLoaded() {
    folder
        .with("spy_holdings.csv", "symbol", "AAPL")
        .with("qqq_holdings.csv", "symbol", "AAPL")
        .with("ai_theme.csv", "symbol", "AAPL")
        .with(
            "sectors.csv",
            "symbol,sector,industry",
            "AAPL,information_technology,",
            "JPM,financials,");

    assertThat(groups(EnumSet.of(GroupType.ETF), Set.of()))
        .containsExactlyInAnyOrder("DEFAULT/ETF/SPY", "DEFAULT/ETF/QQQ");
    assertThat(groups(EnumSet.allOf(GroupType.class), Set.of("spy", "AI")))
        .containsExactlyInAnyOrder("DEFAULT/ETF/SPY", "DEFAULT/THEME/ai");
    assertThat(groups(EnumSet.allOf(GroupType.class), Set.of("Financials")))
        .as("a symbol that moves is in two of them: all or none")
        .hasSize(12)
        .allMatch(group -> group.contains("/SECTOR/"));
    assertThat(groups(EnumSet.of(GroupType.SECTOR), Set.of("SPY"))).isEmpty();
  }

  @Test
  void filesThatAreNoTablesAreLeftAloneAndSaidButForHiddenOnes() {
    folder
        .with("holdings.json", "{}")
        .with("notes.txt", "AAPL")
        .with(".dow30.csv.swp", "symbol", "MSFT")
        .with(".hidden.csv", "symbol", "MSFT")
        .with("README.md", "# Holdings")
        .with("dow30.csv", "symbol", "AAPL");

    Plan plan = folder.plan();

    assertThat(plan.holdings()).extracting(h -> h.source().file()).containsExactly("dow30.csv");
    assertThat(plan.others())
        .extracting(LoadReport.Line::file, LoadReport.Line::result, LoadReport.Line::detail)
        .containsExactly(
            tuple("holdings.json", LoadReport.Result.LEFT_ALONE, "neither a CSV nor an XLSX file"),
            tuple("notes.txt", LoadReport.Result.LEFT_ALONE, "neither a CSV nor an XLSX file"));
  }

  @Test
  void aCommentAboveTheRowsIsNoKey() {
    folder.with("dow30.csv", "# by hand", "# https://example.com/dow", "# As-Of: 2025-01-02", "A");

    assertThat(folder.holding().source().properties()).isEqualTo(Map.of("as-of", "2025-01-02"));
  }

  @Test
  void aFolderThatIsNotThereIsAnErrorThatNamesIt() {
    Folder missing = new Folder(directory.resolve("nowhere"));

    assertThatThrownBy(missing::plan)
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining(missing.path().toString())
        .hasMessageContaining("expected a folder of CSV and XLSX files");
  }

  private List<String> groups(Set<GroupType> types, Set<String> only) {
    LoadRequest request =
        new LoadRequest(
            directory,
            Environment.DEFAULT,
            types,
            only,
            LoadMode.DRY_RUN,
            Optional.empty(),
            Optional.empty(),
            false,
            Folder.FILES);
    return new Loader(new KnownGroups(), within -> noPublisher(), Progress.NONE, Clock.systemUTC())
        .load(request).lines().stream().map(line -> line.group().orElse(line.detail())).toList();
  }

  private static EventPublisher noPublisher() {
    throw new AssertionError("nothing is to be written");
  }

  private static Map<String, String> weights(Holding holding) {
    return holding.members().values().stream()
        .collect(
            Collectors.toMap(
                member -> member.symbol().value(),
                member -> member.weight().map(Object::toString).orElse("unknown"),
                (one, other) -> one,
                TreeMap::new));
  }

  private static Map<String, Integer> lines(Holding holding) {
    return holding.lines().entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().value(), Map.Entry::getValue));
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
