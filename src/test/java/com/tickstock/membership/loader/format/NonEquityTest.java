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

class NonEquityTest {
  private Downloads downloads;

  @BeforeEach
  void downloads(@TempDir Path directory) {
    downloads = new Downloads(directory);
  }

  @ParameterizedTest
  @CsvSource({
    "CASH&OTHER, Cash & Other, cash",
    "USD, US Dollar, cash",
    "USD, U.S. DOLLARS, cash",
    "JPY, Japanese Yen, cash",
    "JPY CURNCY, Japanese Yen, cash",
    "EUR, Euro, cash",
    "X9USDCASH, Cash/Receivables, cash",
    "BTC-USD, Bitcoin, crypto",
    "ESZ5, E-mini S&P 500 Future, futures",
    "ESU5, S+P500 EMINI FUT 09/25, futures",
    "FAU5, S+P MID 400 EMINI SEP25 CME, futures",
    "TBILL, US TREASURY BILL 0% 09/25, debt",
    "SPXSWAP, S&P 500 TOTAL RETURN SWAP, swap",
    "OXY-WT, Occidental Warrant, warrants",
    "OXY/WS, Occidental Petroleum Wts, warrants",
    "MPTI RT, M-tron Industries Rights, rights",
    "FDXF WI, FedEx Freight When Issued, when issued",
    "2602335D, Contra Hologic, not listed",
    "2602335D US, Contra Hologic, not listed",
    "PETRO, Petrocorp Inc Escrow, not listed",
    "4689, LY Corp, no exchange",
    "0013V0, Samyang, no exchange",
    "TOTAL, , no ticker",
  })
  void itIsLeftOutByItsKind(String ticker, String name, String kind) {
    String text = name == null ? "" : name;
    Reading reading =
        downloads.read("symbol,name,weight\nAAPL,Apple Inc,1\n%s,%s,1\n".formatted(ticker, text));

    assertThat(Downloads.weights(reading)).isEqualTo(Map.of("AAPL", "0.01"));
    assertThat(reading.leftOut()).isEqualTo(Map.of(kind, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "CASH, Pathward Financial Inc",
    "FCFS, FirstCash Holdings Inc",
    "DG, Dollar General Corp",
    "DLTR, Dollar Tree Inc",
    "FFIV, F5 Inc",
    "CVI, CVR Energy Inc",
    "FUTU, Futu Holdings Ltd",
    "ERO, Euro Manganese Inc",
    "REAL, The RealReal Inc",
    "TRUE, TrueCar Inc",
    "NAN, Nuveen New York",
    "ALL, Allstate Corp",
    "MAR, Marriott International",
    "BOND, PIMCO Active Bond Fund",
    "TLT, iShares 20+ Year Treasury Bond ETF",
    "BIL, SPDR Bloomberg 1-3 Month T-Bill ETF",
    "TBIL, US Treasury 3 Month Bill ETF",
  })
  void aShareIsKept(String ticker, String name) {
    assertThat(Downloads.written(downloads.read("symbol,name\n%s,%s\n".formatted(ticker, name))))
        .containsOnlyKeys(ticker);
  }

  @Test
  void aBareListLeavesOutTheSame() {
    Reading reading = downloads.read("AAPL\n2602335D\n4689\nVMFXX\nMSFT\n");

    assertThat(Downloads.written(reading)).containsOnlyKeys("AAPL", "MSFT");
    assertThat(reading.leftOut())
        .isEqualTo(Map.of("not listed", 1, "no exchange", 1, "money market", 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Constituents", "Members", "Stock", "Code", "RIC", "WKN", "company", "Name"})
  void theTitleOfAnotherColumnIsNoSymbol(String title) {
    assertThat(downloads.refusal(title + "\nAAPL\nMSFT\n"))
        .startsWith("line 1: \"" + title + "\" is an unknown header: it has no column ticker");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Symbols", "Tickers", "ticker", "SYMBOL"})
  void aListMayHaveATitle(String title) {
    assertThat(Downloads.written(downloads.read(title + "\nAAPL\nMSFT\n")))
        .containsOnlyKeys("AAPL", "MSFT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "US0378331005\nUS5949181045\n",
        "BBG000B9XRY4\nBBG000BPH459\n",
        "B1YW440\nBP7L1B8\n",
      })
  void identifiersAreNoTickers(String list) {
    assertThat(downloads.refusal("symbol\n" + list)).contains("in place of tickers");
    assertThat(downloads.refusal(list)).contains("in place of tickers");
  }

  /** Numbers of Asian exchanges, or CUSIPs, of which few begin with a letter. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0700\n9988\n1299\nAAPL\nMSFT\n",
        "037833100\n594918104\n46625H100\nG1151C101\n",
      })
  void aListOfWhichMuchWouldBeLeftOutIsRefused(String list) {
    String told = "3 holdings beside ";
    assertThat(downloads.refusal(list)).contains(told, "have no exchange in the file");
    assertThat(downloads.refusal("symbol\n" + list)).contains(told);
  }

  @Test
  void aLongerRowOfABareListIsToldWhateverItsFirstCell() {
    assertThat(downloads.refusal("AAPL\n4689,2\nMSFT\n")).contains("line 2: row is \"4689,2\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "symbol,name,country | K,Kinross,Canada | country is \"Canada\"",
        "symbol,name,country,currency | BA,BAE Systems,United Kingdom,GBP | BA of GBP",
        "symbol,name,isin | NESN,Nestle,CH0038863350 | isin is \"CH0038863350\"",
      })
  void whatSpeaksAgainstAUsListingIsHeard(String header, String row, String told) {
    assertThat(downloads.refusal(header + "\n" + row + "\n")).contains("line 2: " + told);
  }

  @Test
  void whatSpeaksForItIsHeardToo() {
    assertThat(
            Downloads.written(
                downloads.read(
                    "symbol,name,country,currency,isin\n"
                        + "ACN,Accenture,Ireland,USD,IE00B4BNMY34\n"
                        + "AAPL,Apple,United States,USD,US0378331005\n")))
        .containsOnlyKeys("ACN", "AAPL");
  }

  @Test
  void aSedolInPlaceOfACusipIsAListingElsewhere() {
    Reading reading = downloads.read(ArkFormatTest.FILE.replace("88160R101", "BZ1HM42"));

    assertThat(reading.leftOut()).containsEntry("no exchange", 1);
    assertThat(Downloads.written(reading)).doesNotContainKey("TSLA");
  }

  @Test
  void aListOfOnesOwnIsNoFileOfIShares() {
    Reading reading =
        downloads.read(
            "symbol,name,weight,asset_class,exchange\n"
                + "AAPL,Apple,50,Equity,NASDAQ\n7203,Toyota,50,Equity,Tokyo Stock Exchange\n");

    assertThat(reading.format()).isEqualTo("simple");
    assertThat(Downloads.written(reading)).containsOnlyKeys("AAPL", "7203 JP");
  }
}
