package com.tickstock.membership.loader.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Columns are recognised by their titles, and the refusal of an unknown header names what it lacks.
 */
class HeadersTest {
  private Downloads downloads;

  @BeforeEach
  void downloads(@TempDir Path directory) {
    downloads = new Downloads(directory);
  }

  @Test
  void vanEckTitlesItsTickersEitherWay() {
    Reading reading = downloads.read(IssuersTest.VANECK.replace("ASX code", "Ticker"));

    assertThat(reading.format()).isEqualTo("VanEck");
    assertThat(Downloads.weights(reading))
        .isEqualTo(Map.of("EVN AU", "0.0469", "ALL AU", "0.0117"));
  }

  @Test
  void vanEckWithoutTheExchangeIsRefused() {
    assertThat(downloads.refusal(IssuersTest.VANECK.replace("ALL AU", "ALL")))
        .contains("line 3: symbol is \"ALL\": expected the exchange after it, as EVN AU");
  }

  @Test
  void vanEckInTheUs() {
    Reading reading =
        downloads.read(
            """
            VanEck Semiconductor ETF,,,,,,,,
            Number,Ticker,Holding Name,Identifier (FIGI),Shares,Asset Class,Market Value (US$),Notional Value,% of Net Assets
            1,NVDA US,Nvidia Corp,BBG000BBJQV0,"1,000",Stock,"$1,000.00",--,20.10%
            2,6857 JP,Advantest Corp,BBG000BLRN89,10,Stock,$10.00,--,4.00%
            3,-USD CASH-,,,1,Cash Bal,$1.00,--,0.02%
            """);

    assertThat(Downloads.weights(reading)).isEqualTo(Map.of("NVDA", "0.201", "6857 JP", "0.04"));
    assertThat(reading.leftOut()).isEqualTo(Map.of("cash bal", 1));
  }

  @Test
  void invescoAsItOnceWas() {
    Reading reading =
        downloads.read(
            """
            FundTicker,SecurityNum,HoldingsTicker,PositionDate,Shares,MarketValue,PercentageOfFund,Name,ClassOfShares,Sector
            QQQ,594918104,MSFT ,01/13/2018,"1,000","2,000.00",11.905,Microsoft Corp,Common Stock,Information Technology
            QQQ,,,01/13/2018,1,1.00,0.100,Cash,Currency,Other
            """);

    assertThat(reading.format()).isEqualTo("Invesco");
    assertThat(reading.fund()).contains("QQQ");
    assertThat(reading.asOf()).contains(LocalDate.of(2018, 1, 13));
    assertThat(Downloads.weights(reading)).isEqualTo(Map.of("MSFT", "0.11905"));
    assertThat(Downloads.identities(reading)).isEqualTo(Map.of("MSFT", "594918104"));
  }

  @Test
  void iSharesCanadaNamesTheLocationOtherwise() {
    Reading reading =
        downloads.read(
            """
            iShares Example ETF
            Fund Holdings as of,"Apr 30, 2025"

            Ticker,Name,Sector,Asset Class,Market Value,Weight (%),Notional Value,Shares,Price,Location of Risk,Exchange,Currency,FX Rate,Market Currency
            "RY","ROYAL BANK","Financials","Equity","1,000.00","6.03","1,000.00","10.00","100.00","Canada","Toronto Stock Exchange","CAD","1.00","CAD"
            "MPTI","MPT LTD","Financials","Equity","0.00","0.00","0.00","10.00","0.00","Bermuda","NO MARKET (E.G. UNLISTED)","USD","1.00","USD"
            "CAD","CAD CASH","Cash and/or Derivatives","Cash","1.00","0.01","1.00","1.00","100.00","Canada","-","CAD","1.00","CAD"
            "The content of this file is for information only and is no offer to sell anything."
            """);

    assertThat(reading.format()).isEqualTo("iShares");
    assertThat(Downloads.weights(reading)).isEqualTo(Map.of("RY CN", "0.0603"));
    assertThat(reading.leftOut()).isEqualTo(Map.of("cash", 1, "not listed", 1));
  }

  private static final String SCHWAB = "Fund Name,CUSIP,Symbol,Quantity,% of Assets,Market Value\n";

  @Test
  void schwabsWorkbookNamesTheHoldings() {
    Reading reading =
        downloads.read(
            SCHWAB
                + "CHEVRON CORP,166764100,CVX,\"14,059\",4.09%,\"$2,000.50\"\n"
                + "MOOG INC CLASS A,615394202,MOGA,1,0.15%,$1.00\n"
                + "US DOLLAR,,,1,0.01%,$1.00\n");

    assertThat(reading.format()).isEqualTo("Schwab (workbook)");
    assertThat(Downloads.weights(reading)).isEqualTo(Map.of("CVX", "0.0409", "MOG.A", "0.0015"));
    assertThat(reading.lines().get(0).name()).contains("CHEVRON CORP");
    assertThat(reading.leftOut()).isEqualTo(Map.of("no ticker", 1));
  }

  @Test
  void schwabsWorkbookMayNameTheFundOnEveryLineAndGiveFractions() {
    Reading reading =
        downloads.read(
            SCHWAB
                + "Schwab US Example ETF,166764100,CVX,1,0.6,2.00\n"
                + "Schwab US Example ETF,037833100,AAPL,1,0.399,1.00\n");

    assertThat(Downloads.weights(reading)).isEqualTo(Map.of("CVX", "0.6", "AAPL", "0.399"));
    assertThat(reading.lines()).allMatch(line -> line.name().isEmpty());
  }

  @Test
  void schwabsWorkbookOfAForeignFundIsRefused() {
    assertThat(downloads.refusal(SCHWAB + "TENCENT,G87572163,700,1,60%,2\nBP,1,BP,1,40%,1\n"))
        .contains("1 holdings beside 1 others have no exchange in the file");
  }

  @Test
  void aFundOfSeveralCountriesIsRefusedWhereTheFileSaysNoExchange() {
    String copper =
        """
        COPX: Global X Copper ETF
        Tracks This Index: %s

        Holding,Symbol,Weighting
        Capstone Copper Corp.,CS,5.1%%
        Freeport-McMoRan Inc.,FCX,5.0%%
        %s""";

    assertThat(downloads.refusal(copper.formatted("Solactive Global Copper Miners Index", "")))
        .contains("Solactive Global Copper Miners Index", "on which exchange");
    assertThat(downloads.refusal(copper.formatted("Copper Index", "Zijin Mining,2899,4.0%\n")))
        .contains("1 holdings beside 2 others have no exchange in the file");
    assertThat(downloads.read(copper.formatted("Copper Index", "")).lines()).hasSize(2);
  }

  /** Changes that an issuer may make next. */
  @ParameterizedTest
  @CsvSource({
    "INVESCO, Holding Ticker, Stock, Invesco, ticker",
    "SCHWAB, Percent of Assets, Share, Schwab, weight",
    "GLOBAL_X, SEDOL, Number, Global X, identity",
    "BETASHARES, Shares/Units (#), Amount, Betashares, Shares/Units (#)",
    "VANECK, ASX code, Stock, VanEck, ticker",
    "ETFDB, Weighting, Part, etfdb.com, weight",
    "SPDR_AUSTRALIA, Ticker, Stock, SPDR (Australia), ticker",
    "ARK, cusip, number, ARK, identity",
    "VANGUARD, % OF FUNDS*, PART, Vanguard, weight",
    "ISHARES, Asset Class, Kind, iShares, asset class",
  })
  void aRefusalNamesTheHeaderAndTheColumnsThatItLacks(
      String sample, String title, String renamed, String format, String column) {
    String file =
        switch (sample) {
          case "INVESCO" -> IssuersTest.INVESCO;
          case "SCHWAB" -> IssuersTest.SCHWAB;
          case "GLOBAL_X" -> IssuersTest.GLOBAL_X;
          case "BETASHARES" -> IssuersTest.BETASHARES;
          case "VANECK" -> IssuersTest.VANECK;
          case "ETFDB" -> IssuersTest.ETFDB;
          case "SPDR_AUSTRALIA" -> IssuersTest.SPDR_AUSTRALIA;
          case "ARK" -> ArkFormatTest.FILE;
          case "VANGUARD" -> VanguardFormatTest.FILE;
          default -> ISharesFormatTest.FILE;
        };

    assertThat(downloads.refusal(file.replaceFirst(Pattern.quote(title), renamed)))
        .contains(
            "\" is an unknown header: it has ",
            renamed,
            "no column %s, as files of %s have".formatted(column, format));
  }

  @Test
  void aBondFundHasNoTickers() {
    assertThat(
            downloads.refusal(
                """
                iShares Example Bond ETF
                Fund Holdings as of,"Jan 18, 2023"

                Name,Sector,Asset Class,Market Value,Weight (%),CUSIP,Location,Exchange,Currency,Duration
                "TREASURY NOTE","Treasuries","Fixed Income","1,000.00","16.60","91282C0A1","United States","-","USD","7.1"
                """))
        .startsWith("line 4: \"Name,Sector,")
        .endsWith("is an unknown header: it has no column ticker, as files of iShares have");
  }
}
