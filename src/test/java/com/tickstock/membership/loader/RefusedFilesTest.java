package com.tickstock.membership.loader;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file with any error changes nothing and is refused with the reason. */
class RefusedFilesTest {
  @TempDir private Path directory;
  private Folder folder;

  @BeforeEach
  void folder() {
    folder = new Folder(directory);
  }

  static Stream<Arguments> wrongRows() {
    String number = "expected a number in percent, as 6.5";
    String ticker = "expected a ticker, as AAPL, BRK.B or 7203 JP";
    return Stream.of(
        Arguments.of("AAPL,six", "weight is \"six\": " + number),
        Arguments.of("AAPL,\"1,5\"", "weight is \"1,5\": " + number),
        Arguments.of("AAPL,NaN", "weight is \"NaN\": " + number),
        Arguments.of("AAPL,1000", "weight is \"1000\": expected percent, below 1000"),
        Arguments.of("AAPL,999.9999", "weight is \"999.9999\": expected percent, below 1000"),
        Arguments.of("AAPL,1e999999999", "weight is \"1e999999999\": expected"),
        Arguments.of("AAPL,1,2", "\"AAPL,1,2\": expected at most 2 columns"),
        Arguments.of("US DOLLAR,1", "symbol is \"US DOLLAR\": " + ticker),
        Arguments.of("ÄPFEL,1", "symbol is \"ÄPFEL\": " + ticker),
        Arguments.of("TICKERSTHATARELONG,1", "symbol is \"TICKERSTHATARELONG\": " + ticker),
        Arguments.of("# note", "symbol is \"# note\": " + ticker));
  }

  @ParameterizedTest
  @MethodSource("wrongRows")
  void aWrongRowIsToldWithItsLineItsValueAndWhatIsExpected(String row, String told) {
    folder.with("spy_holdings.csv", "# as-of: 2025-07-11", "", "symbol,weight", "MSFT,1", row);

    LoadReport.Line refusal = folder.refusal();

    assertThat(refusal.file()).isEqualTo("spy_holdings.csv");
    assertThat(refusal.result()).isEqualTo(LoadReport.Result.REFUSED);
    assertThat(refusal.detail()).startsWith("line 5: ").contains(told);
  }

  @Test
  void aSymbolThatStandsTwiceIsToldWithBothLines() {
    folder.with("spy_holdings.csv", "symbol,weight", "BRK.B,1", "AAPL,2", "BRK/B,1");

    assertThat(folder.refusal().detail())
        .isEqualTo(
            "line 4: symbol BRK.B is already in line 2: expected each once, or lots of one"
                + " security");
  }

  @Test
  void aSymbolInTwoSectorsIsToldWithBothLines() {
    folder.with("sectors.csv", "symbol,sector,industry", "AAPL,financials,", "AAPL,energy,");

    assertThat(folder.refusal().detail())
        .isEqualTo(
            "line 3: symbol AAPL is already in line 2: expected each once, or lots of one"
                + " security");
  }

  @Test
  void aRowWithoutASectorIsTold() {
    folder.with("sectors.csv", "symbol,sector,industry", "AAPL,,hardware", "MSFT,a/b,");

    assertThat(folder.refusal().detail())
        .contains("line 2: sector is \"\": expected one of the 11 GICS sectors or unknown")
        .contains("line 3: sector is \"a/b\": expected one of the 11 GICS sectors or unknown");
  }

  @Test
  void everyWrongLineIsToldUpToTen() {
    List<String> rows = IntStream.rangeClosed(1, 12).mapToObj(i -> "A" + i + ",x").toList();
    folder.with(
        "spy_holdings.csv",
        Stream.concat(Stream.of("symbol,weight"), rows.stream()).toArray(String[]::new));

    String detail = folder.refusal().detail();

    assertThat(detail).contains("line 2: ", "line 11: ").endsWith("; and 2 more");
    assertThat(detail).doesNotContain("line 12: ");
  }

  static Stream<Arguments> notHoldings() {
    String header = "no holdings found; expected an issuer's file as downloaded, the header ";
    String none = "no holdings below the header: it would empty the group";
    return Stream.of(
        Arguments.of("\n\n\n \n,,,,\n", "empty: expected at least one symbol"),
        Arguments.of("# as-of: 2025-07-11\n", "empty: expected at least one symbol"),
        Arguments.of("symbol,weight\n", none),
        Arguments.of("symbol\n\n", none),
        Arguments.of("symbol,sector,industry\n", none),
        Arguments.of("symbol,weight\n-,100\n", none + " (left out: {no ticker=1})"),
        Arguments.of(
            "isin,weight\nX,1\n",
            "line 1: \"isin,weight\" is an unknown header: it has no column ticker"),
        Arguments.of(
            "symbol,colour\nX,1\n",
            "line 1: \"symbol,colour\" is an unknown header: it has the unknown or repeated column"
                + " \"colour\", and lists with a header have ticker, name, weight"),
        Arguments.of("# criteria: b\nAAPL,6.5\nMSFT,1\n", "line 2: \"AAPL,6.5\": " + header),
        Arguments.of(
            "\n# as_of: 2025-07-11\nsymbol\nAAPL\n",
            "line 2: key is \"as_of\": expected one of as-of, description, criteria, related"),
        Arguments.of(
            "# as-of: 2025-07-11\n# As-Of: 2025-07-11\nA\n", "line 2: as-of is given twice"),
        Arguments.of(
            "company\nApple\nMicrosoft\n",
            "line 1: \"company\" is an unknown header: it has no column ticker, as lists with a header have"),
        Arguments.of("symbol,weight\nAAPL,\"1\nMSFT,1\n", "not CSV: "),
        Arguments.of(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>Just a moment...</title></head>\n",
            "a web page (HTML), not a holdings file: download it again"),
        Arguments.of(
            "error code: 1020\n", "line 1: symbol is \"error code: 1020\": expected a ticker"),
        Arguments.of(
            "We are sorry but this page is gone.\nPlease try again later\n",
            "line 2: symbol is \"Please try again later\": expected a ticker"),
        Arguments.of(
            "Sorry, something went wrong\n", "line 1: \"Sorry,something went wrong\": " + header));
  }

  @ParameterizedTest
  @MethodSource("notHoldings")
  void whatIsNoListOfHoldingsIsRefused(String content, String told) {
    folder.with("spy_holdings.csv", content.getBytes(UTF_8));

    LoadReport.Line refusal = folder.refusal();

    assertThat(refusal.file()).isEqualTo("spy_holdings.csv");
    assertThat(refusal.group()).isEmpty();
    assertThat(refusal.members()).isZero();
    assertThat(refusal.detail()).contains(told);
  }

  @Test
  void anUnclosedQuoteIsToldWithItsLine() {
    folder.with("spy_holdings.csv", "symbol,weight", "MSFT,1", "AAPL,\"1", "NVDA,1");

    assertThat(folder.refusal().detail()).contains("line 3");
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    folder.with(
        "a_theme.csv",
        new byte[] {'s', 'y', 'm', 'b', 'o', 'l', '\n', 'A', 'B', '\n', (byte) 0xC4, '\n'});
    folder.with("b_theme.csv", "symbol\nAAPL\n".getBytes(UTF_16));

    Plan plan = folder.plan();

    assertThat(plan.holdings()).isEmpty();
    assertThat(plan.others())
        .hasSize(2)
        .allSatisfy(
            refusal ->
                assertThat(refusal.detail())
                    .isEqualTo("not UTF-8 text: expected a CSV or XLSX file"));
  }

  @Test
  void aNameWithoutAGroupIsRefused() {
    folder.with("_holdings.csv", "symbol", "AAPL");

    assertThat(folder.refusal().detail()).contains("name is \"\": expected 1 to 100 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"11.07.2025", "2025-13-01", "", "0001-01-01", "yesterday"})
  void aDayThatIsNoneIsRefused(String day) {
    folder.with("spy_holdings.csv", "# as-of: " + day, "symbol", "AAPL");

    assertThat(folder.refusal().detail()).contains("as-of is \"" + day + "\": expected");
  }

  @Test
  void theOtherFilesStillLoad() {
    folder
        .with("dia_holdings.csv", "symbol,weight", "GS,9.7")
        .with("qqq_holdings.csv", "symbol,weight", "AAPL,six")
        .with("sp500.csv", "<html>")
        .with("spy_holdings.csv", "symbol,weight", "AAPL,6.5");

    Plan plan = folder.plan();

    assertThat(plan.holdings().stream().map(holding -> holding.source().file()))
        .containsExactly("dia_holdings.csv", "spy_holdings.csv");
    assertThat(plan.others().stream().map(LoadReport.Line::file))
        .containsExactly("qqq_holdings.csv", "sp500.csv");
    assertThat(plan.others().stream().map(LoadReport.Line::version)).containsOnly(Optional.empty());
  }

  @Test
  void twoFilesOfOneGroupAreRefusedAsOneWouldUndoTheOther() {
    folder
        .with("spy_holdings.csv", "symbol", "AAPL")
        .with("SPY_holdings.csv", "symbol", "MSFT")
        .with("qqq_2025-06-30_holdings.csv", "symbol", "AAPL")
        .with("qqq_2025-07-31_holdings.csv", "symbol", "AAPL")
        .with("qqq_holdings.csv", "# as-of: 2025-07-31", "MSFT");

    Plan plan = folder.plan();

    assertThat(plan.holdings().stream().map(holding -> holding.source().file()))
        .containsExactlyInAnyOrder(
            "SPY_holdings.csv", "qqq_2025-06-30_holdings.csv", "qqq_2025-07-31_holdings.csv");
    assertThat(plan.others().stream().map(LoadReport.Line::detail))
        .containsExactlyInAnyOrder(
            "DEFAULT/ETF/SPY as of now is in SPY_holdings.csv already: expected one file for each"
                + " group and day",
            "DEFAULT/ETF/QQQ as of 2025-07-31T00:00:00Z is in qqq_2025-07-31_holdings.csv already:"
                + " expected one file for each group and day");
  }
}
