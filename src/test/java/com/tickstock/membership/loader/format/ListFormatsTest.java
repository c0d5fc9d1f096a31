package com.tickstock.membership.loader.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files from people and scripts: symbols, symbols with weights, symbols with sectors. */
class ListFormatsTest {
  private Downloads downloads;

  @BeforeEach
  void downloads(@TempDir Path directory) {
    downloads = new Downloads(directory);
  }

  @Test
  void aListIsSymbolsWithoutAHeader() {
    Reading reading = downloads.read("AAPL\nBRK/B\n\n msft uw \n7203 JP\n");

    assertThat(reading.format()).isEqualTo("list");
    assertThat(reading.kind()).isEqualTo(Reading.Kind.LIST);
    assertThat(Downloads.written(reading))
        .isEqualTo(
            Map.of("AAPL", "AAPL", "BRK.B", "BRK/B", "MSFT", "msft uw", "7203 JP", "7203 JP"));
    assertThat(reading.weightSum()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CASH", "TRUE", "FALSE", "NA", "NAN", "NULL", "INF", "ON", "ALL", "T", "MAR", "DEC"
      })
  void wordsThatAreTickersAreTickers(String ticker) {
    assertThat(Downloads.written(downloads.read("symbol,weight\n%s,1\n".formatted(ticker))))
        .isEqualTo(Map.of(ticker, ticker));
    assertThat(Downloads.written(downloads.read("symbol\n%s\n".formatted(ticker))))
        .isEqualTo(Map.of(ticker, ticker));
    assertThat(Downloads.written(downloads.read("AAPL\n%s\nMSFT\n".formatted(ticker))))
        .containsEntry(ticker, ticker);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a sentence of words", "AAPL;MSFT", "ÄPFEL", "A\u200BB", "AAPL?", "1,000 USD x"})
  void aLineThatIsNoTickerIsRefused(String line) {
    assertThat(downloads.refusal("AAPL\nMSFT\n\"" + line + "\"\n"))
        .startsWith("line 3: symbol is \"")
        .contains("expected a ticker");
  }

  @Test
  void aLineWithTwoCellsAmongSymbolsIsRefused() {
    assertThat(downloads.refusal("AAPL\nMSFT,6.5\nNVDA\n"))
        .isEqualTo("line 2: row is \"MSFT,6.5\": expected one symbol a line");
  }

  @Test
  void aSimpleFileHasItsColumnsInAnyOrder() {
    Reading reading =
        downloads.read(
            "Weight (%),Sector,Ticker,Company,CUSIP\n6.5%,Energy,XOM,Exxon,30231G102\n,,CVX,,\n");

    assertThat(reading.format()).isEqualTo("simple");
    assertThat(Downloads.weights(reading)).isEqualTo(Map.of("XOM", "0.065", "CVX", "unknown"));
    assertThat(Downloads.sectors(reading)).isEqualTo(Map.of("XOM", "Energy", "CVX", "none"));
    assertThat(Downloads.identities(reading)).containsEntry("XOM", "30231G102");
    assertThat(reading.weightSum()).as("not known as long as one weight is not").isEmpty();
  }

  @Test
  void assetClassesOfASimpleFileCount() {
    Reading reading = downloads.read("symbol,asset class\nXOM,Equity\nUSD,Cash\n");

    assertThat(Downloads.written(reading)).isEqualTo(Map.of("XOM", "XOM"));
    assertThat(reading.leftOut()).isEqualTo(Map.of("cash", 1));
  }

  @Test
  void withSemicolonsTheDecimalPointMayBeAComma() {
    assertThat(Downloads.weights(downloads.read("symbol;weight\nAAPL;20,5\nMSFT;7,25\n")))
        .isEqualTo(Map.of("AAPL", "0.205", "MSFT", "0.0725"));
    assertThat(downloads.refusal("symbol;weight\nAAPL;20,5\nMSFT;1.234\n"))
        .as("both in one file")
        .contains("line 2: weight is \"20,5\"");
  }

  @Test
  void semicolonsWithPointsAndTabsAreRead() {
    assertThat(Downloads.weights(downloads.read("symbol;weight\nAAPL;20.5\n")))
        .isEqualTo(Map.of("AAPL", "0.205"));
    assertThat(Downloads.weights(downloads.read("symbol\tname\tweight\nAAPL\tApple, Inc\t20.5\n")))
        .isEqualTo(Map.of("AAPL", "0.205"));
    assertThat(Downloads.weights(downloads.read("ticker\tweight\nAAPL\t20,5\n")))
        .isEqualTo(Map.of("AAPL", "0.205"));
  }

  @Test
  void aColumnThatNumbersTheRowsIsDropped() {
    for (String text :
        new String[] {
          ",symbol,weight\n0,AAPL,1\n1,MSFT,2\n",
          "Unnamed: 0,symbol,weight\n0,AAPL,1\n1,MSFT,2\n",
          "index,symbol,weight\n0,AAPL,1\n1,MSFT,2\n",
        }) {
      assertThat(Downloads.weights(downloads.read(text)))
          .isEqualTo(Map.of("AAPL", "0.01", "MSFT", "0.02"));
    }
    assertThat(Downloads.written(downloads.read("0,AAPL\n1,MSFT\n")).keySet())
        .containsExactly("AAPL", "MSFT");
    assertThat(downloads.refusal("0,AAPL\n2,MSFT\n")).contains("no holdings found");
  }

  @Test
  void whatAnIndexListOfTheWebSaysBesideIsPassedOver() {
    Reading reading =
        downloads.read(
            """
            Symbol,Security,GICS Sector,GICS Sub-Industry,Headquarters Location,Date added,CIK,Founded
            MMM,3M,Industrials,Industrial Conglomerates,"Saint Paul, Minnesota",1957-03-04,0000066740,1902
            """);

    assertThat(reading.format()).isEqualTo("simple");
    assertThat(reading.asOf()).isEmpty();
    assertThat(reading.lines().get(0).industry()).contains("Industrial Conglomerates");
  }

  @ParameterizedTest
  @ValueSource(strings = {"symbol,start_date", "symbol,action", "symbol,symbol", "symbol,,weight"})
  void aColumnThatNothingIsKnownOfIsRefused(String header) {
    assertThat(downloads.refusal(header + "\nAAPL,1,2\n"))
        .contains("the unknown or repeated column ", "and lists with a header have ticker, name");
  }

  @Test
  void aSectorFileIsNoGroup() {
    Reading reading =
        downloads.read("Symbol,Sector,Industry\nAAPL,Information Technology,\nXYZ,unknown,\n");

    assertThat(reading.format()).isEqualTo("sectors");
    assertThat(reading.kind()).isEqualTo(Reading.Kind.SECTORS);
    assertThat(Downloads.sectors(reading))
        .isEqualTo(Map.of("AAPL", "Information Technology", "XYZ", "unknown"));
  }

  @ParameterizedTest
  @CsvSource({"technologie", "''", "Cash", "'Consumer, Cyclical'"})
  void aSectorThatIsNoneIsRefused(String sector) {
    assertThat(downloads.refusal("symbol,sector,industry\nAAPL,\"%s\",\n".formatted(sector)))
        .startsWith("line 2: sector is \"%s\": expected one of the 11 GICS".formatted(sector));
  }
}
