package com.tickstock.membership.loader.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issuers whose files are one table with little around it. */
class IssuersTest {
  static final String INVESCO =
      """
      Fund Ticker,Security Identifier,Holding Ticker,Shares/Par Value,MarketValue,Weight,Name,Class of Shares,Sector,Date
      QQQ,594918104,MSFT ,"74,336,015","17,783,404,868.45",11.905,Microsoft Corp,Common Stock,Information Technology,01/13/2023
      QQQ,N07059210,ASML ,"1","2.00",0.700,ASML Holding NV,American Depository Receipt,Information Technology,01/13/2023
      QQQ,,,"1","3.00",0.100,Cash/Receivables/Payables,Currency,Other,01/13/2023
      QQQ,825252885,AGPXX ,"1","3.00",0.200,Government & Agency Portfolio,Money Market Fund,Investment Companies,01/13/2023
      """
          .replace("\n", "\r\n");
  static final String SCHWAB =
      """
      As-Of-Date,Symbol,Quantity,Percent of Assets,Name,BBG FIGI,Country,Currency,Exchange,Exchange (fx) Rate,Market Currency,Sector
      2024-04-09,CVX,14059769.0000000000,4.0908926507,CHEVRON CORP,BBG000K4NHJ5,US,USD,XNYS,1.0000000000,USD,Energy
      2024-04-09,MOGA,1.0,1.5E-1,MOOG INC CLASS A,BBG000BP1QH3,US,USD,XNYS,1.0,USD,Industrials
      2024-04-09,USD,10222256.3000000000,0.0183571325,US DOLLAR,,US,USD,OTC,1.0000000000,USD,
      2024-04-09,FAM4,10300.0000000000,0.0005239334,S&P MID 400 EMINI JUN 24,BBG01FTN86F5,US,USD,OTC,1.0000000000,USD,
      2024-04-09,DMM4,3175.0000000000,-0.0017206118,DJIA MINI e-CBOT JUN 24,BBG01GZSXHW4,US,USD,OTC,1.0000000000,USD,
      """;
  static final String GLOBAL_X =
      """
      "Global X Cybersecurity ETF",,,,,,
      "Fund Holdings Data as of 03/01/2024",,,,,,
      "% of Net Assets",Ticker,Name,SEDOL,"Market Price ($)","Shares Held","Market Value ($)"
      7.86,CRWD,"CROWDSTRIKE HO-A",BJJP138,314.60,"198,439.00","62,428,909.40"
      6.29,S,"SENTINELONE INC -CLASS A",BP7L1B8,27.90,"1,789,054.00","49,914,606.60"
      5.02,,"B 04/02/24",BQ72J69,1.00,"40,000,000.00","39,829,222.40"
      0.05,,CASH,,1.00,"362,291.76","362,291.76"
      -4.66,,"OTHER PAYABLE & RECEIVABLES",,1.00,"-36,980,967.48","-36,980,967.48"
      "The information contained herein may not be reproduced or redistributed.",,,,,,
      """;
  static final String WISDOM_TREE =
      """
      \uFEFFSecurity Description,Ticker,ETF,Weight
      Okta Inc,OKTA,WCLD,1.85336
      C3.Ai Inc-A,AI,WCLD,1.82418
      """;
  static final String BETASHARES =
      """
      Ticker,Name,Asset Class,Sector,Country,Currency,Weight (%),Shares/Units (#),Market Value (AUD),Notional Value (AUD)
      BHP AT,BHP GROUP LTD,Equities,Materials,Australia,AUD,9.73314026,11320842.0,498683090.1,498683090.1
      SML AT,SMALL LTD,Equities,Materials,Australia,AUD,3.2E-05,1.0,1.6E3,1600
      XPM4 Index,SPI 200 FUTURES   JUN24,Index Futures,,,AUD,,153.0,,29965050.0
      AUD,AUD - AUSTRALIA DOLLAR,Cash,,,AUD,0.59808133,30643043.8,30643043.8,30643043.8
      """;
  static final String VANECK =
      """
      Number,Security name,ASX code,Shares,Market Value,% of Net Assets
      1,Evolution Mining Ltd,EVN AU,"9,110,661","$35,531,577.90",4.69%
      2,Aristocrat Leisure Ltd,ALL AU,"630,224","$26,211,016.16",1.17%
      3,Other/Cash, -- , -- ,"$1,807,304.27",0.08%
      """;
  static final String ETFDB =
      """
      IWM: iShares Russell 2000 ETF
      Inception Date: 2000-05-22
      Fund Holdings as of: 2024-02-29
      Total Assets Under Management (in thousands):\t61920400
      "Issuer: BlackRock, Inc."
      ETF Home Page: https://etfdb.com/etf/IWM


      Holding,Symbol,Weighting
      "Super Micro, Inc.",SMCI,1.86%
      Cash and other,Other,0.4%
      Cash and other,Other,0.1%
      State Street Institutional Liquid Reserves Fund,SSIXX,0.05%
      "Valhi, Inc.",VHI,0.0%
      """;
  static final String SPDR_AUSTRALIA =
      """
      ISIN,SEDOL,Ticker,Name,Local Currency,Number of Shares,Weight (%),Trade Country Name,Local Price,Sector Classification,Industry Classification
      AU000000BHP4,6144690,BHP AU,Bhp Group Ltd,AUD,123724,12.476853,Australia,45.13,Materials,Metals & Mining
      DK0062498333,BP6KMJ1,NOVO.B DK,Novo Nordisk,DKK,1,0.5,Denmark,1.0,Health Care,Pharmaceuticals
      """;

  private Downloads downloads;

  @BeforeEach
  void downloads(@TempDir Path directory) {
    downloads = new Downloads(directory);
  }

  private static final String SPDR =
      """
      Fund Name:,SPDR Example ETF,,,,,,
      Ticker Symbol:,XOPX,,,,,,
      Holdings:,As of 29-Feb-2024,,,,,,
      ,,,,,,,
      Name,Ticker,Identifier,SEDOL,Weight,Sector,Shares Held,Local Currency
      SM ENERGY CO,SM,78454L100,2764188,50,-,1000,USD
      MARCH NETWORKS24,MAR24,100000001,B000011,49,-,1000,USD
      XAE ENERGY        JUN24,XAEM24,ADI2JK955,-,0.0023,-,8900,USD
      CONTRA HOLOGIC INCORPO,2602335D,436CVR021,-,0.0001,-,1000,USD
      CONTRA OTHER CO,2602336D,100000002,-,0.0001,-,1000,USD
      ABIOMED INC-CVR,ABMD,003CVR016,-,0.0001,-,1000,USD
      MPTI RIGHTS,MPTI RT,100000003,-,0.0001,-,1000,USD
      """;

  @Test
  void whatIsNoStockIsLeftOutByItsKind() {
    Reading reading = downloads.read(SPDR);

    assertThat(Downloads.weights(reading)).containsOnlyKeys("SM", "MAR24");
    assertThat(reading.leftOut())
        .isEqualTo(Map.of("futures", 1, "contingent value right", 2, "not listed", 1, "rights", 1));
  }

  @Test
  void oneListingIsOneSymbolWhoeverSaysIt() {
    String betashares =
        """
        Ticker,Name,Asset Class,Sector,Country,Currency,Weight (%),Shares/Units (#),Market Value (AUD),Notional Value (AUD)
        BA UN,BOEING CO,Equities,Industrials,United States,USD,16.6,100.0,1000.0,1000.0
        BA/ LN,BAE SYSTEMS PLC,Equities,Industrials,Britain,GBP,16.6,100.0,1000.0,1000.0
        7203 JT,TOYOTA MOTOR,Equities,Industrials,Japan,JPY,16.6,100.0,1000.0,1000.0
        NESN SE,NESTLE SA,Equities,Industrials,Switzerland,CHF,16.6,100.0,1000.0,1000.0
        VOLVB SS,VOLVO AB-B,Equities,Industrials,Sweden,SEK,16.6,100.0,1000.0,1000.0
        OTEX CT,OPEN TEXT,Equities,Industrials,Canada,CAD,16.6,100.0,1000.0,1000.0
        """;
    String spdrAustralia =
        """
        ISIN,SEDOL,Ticker,Name,Local Currency,Number of Shares,Weight (%),Trade Country Name,Local Price,Sector Classification,Industry Classification
        US0970231058,2108601,BA,Boeing,USD,100,16.6,United States,10,Industrials,Machinery
        GB0002634946,0263494,BA GB,Bae Systems,GBP,100,16.6,United Kingdom,10,Industrials,Machinery
        JP3633400001,6900643,7203 JP,Toyota,JPY,100,16.6,Japan,10,Industrials,Machinery
        CH0038863350,7123870,NESN CH,Nestle,CHF,100,16.6,Switzerland,10,Industrials,Machinery
        SE0000115446,B1QH830,VOLV.B SE,Volvo,SEK,100,16.6,Sweden,10,Industrials,Machinery
        CA6837151068,2655657,OTEX CA,Open Text,CAD,100,16.6,Canada,10,Industrials,Machinery
        """;
    String iShares =
        ISharesFormatTest.fileOf(
            ISharesFormatTest.row("BA", "BOEING", "Equity", "1", "1", "NYSE"),
            ISharesFormatTest.row(
                "BA.", "BAE SYSTEMS", "Equity", "1", "1", "London Stock Exchange"),
            ISharesFormatTest.row("7203", "TOYOTA", "Equity", "1", "1", "Tokyo Stock Exchange"),
            ISharesFormatTest.row("NESN", "NESTLE", "Equity", "1", "1", "SIX Swiss Exchange"),
            ISharesFormatTest.row(
                "VOLV B", "VOLVO CLASS B", "Equity", "1", "1", "Nasdaq Omx Nordic"),
            ISharesFormatTest.row(
                "OTEX", "OPEN TEXT", "Equity", "1", "1", "Toronto Stock Exchange"));

    for (String file : List.of(betashares, spdrAustralia, iShares)) {
      assertThat(Downloads.weights(downloads.read(file)))
          .containsOnlyKeys("BA", "BA LN", "7203 JP", "NESN SW", "VOLVB SS", "OTEX CN");
    }
  }

  @Test
  void invesco() {
    Reading reading = downloads.read(INVESCO);

    assertThat(reading.format()).isEqualTo("Invesco");
    assertThat(reading.fund()).contains("QQQ");
    assertThat(reading.asOf()).contains(LocalDate.of(2023, 1, 13));
    assertThat(Downloads.weights(reading)).isEqualTo(Map.of("MSFT", "0.11905", "ASML", "0.007"));
    assertThat(Downloads.marketValues(reading)).containsEntry("MSFT", "17783404868.45");
    assertThat(Downloads.identities(reading)).containsEntry("MSFT", "594918104");
    assertThat(Downloads.sectors(reading)).containsEntry("ASML", "Information Technology");
    assertThat(reading.leftOut()).isEqualTo(Map.of("currency", 1, "money market fund", 1));
    assertThat(reading.weightSum().orElseThrow()).isEqualByComparingTo("0.12905");
  }

  @Test
  void invescoWithTwoFundsOrTwoDaysIsRefused() {
    assertThat(downloads.refusal(INVESCO.replaceFirst("\r\nQQQ,N", "\r\nQQQM,N")))
        .isEqualTo("holdings of 2 funds, QQQ and QQQM among them: expected one fund in a file");
    assertThat(downloads.refusal(INVESCO.replaceFirst("01/13/2023", "01/12/2023")))
        .isEqualTo(
            "two days in one file, 2023-01-12 and 2023-01-13: the day of the content is unknown");
  }

  @Test
  void schwab() {
    Reading reading = downloads.read(SCHWAB);

    assertThat(reading.format()).isEqualTo("Schwab");
    assertThat(reading.fund()).isEmpty();
    assertThat(reading.asOf()).contains(LocalDate.of(2024, 4, 9));
    assertThat(Downloads.weights(reading))
        .isEqualTo(Map.of("CVX", "0.040908926507", "MOG.A", "0.0015"));
    assertThat(reading.leftOut()).isEqualTo(Map.of("cash", 1, "futures", 2));
    assertThat(reading.hasMarketValue()).isFalse();
  }

  @Test
  void schwabOnAnExchangeThatIsNotKnownIsRefused() {
    assertThat(downloads.refusal(SCHWAB.replaceFirst("XNYS", "XXXX")))
        .startsWith("line 2: exchange is \"XXXX\": expected");
  }

  @Test
  void globalX() {
    Reading reading = downloads.read(GLOBAL_X);

    assertThat(reading.format()).isEqualTo("Global X");
    assertThat(reading.title()).contains("Global X Cybersecurity ETF");
    assertThat(reading.asOf()).contains(LocalDate.of(2024, 3, 1));
    assertThat(Downloads.weights(reading)).isEqualTo(Map.of("CRWD", "0.0786", "S", "0.0629"));
    assertThat(Downloads.identities(reading)).containsEntry("CRWD", "BJJP138");
    assertThat(reading.leftOut()).isEqualTo(Map.of("no ticker", 3));
    assertThat(reading.weightSum().orElseThrow()).isEqualByComparingTo("0.1456");
  }

  @Test
  void wisdomTree() {
    Reading reading = downloads.read(WISDOM_TREE);

    assertThat(reading.format()).isEqualTo("WisdomTree");
    assertThat(reading.fund()).contains("WCLD");
    assertThat(Downloads.weights(reading))
        .isEqualTo(Map.of("OKTA", "0.0185336", "AI", "0.0182418"));
  }

  @Test
  void betashares() {
    Reading reading = downloads.read(BETASHARES);

    assertThat(reading.format()).isEqualTo("Betashares");
    assertThat(Downloads.weights(reading))
        .isEqualTo(Map.of("BHP AU", "0.0973314026", "SML AU", "0.00000032"));
    assertThat(Downloads.marketValues(reading)).containsEntry("SML AU", "1600");
    assertThat(reading.leftOut()).isEqualTo(Map.of("index futures", 1, "cash", 1));
  }

  @Test
  void vanEck() {
    Reading reading = downloads.read(VANECK);

    assertThat(reading.format()).isEqualTo("VanEck");
    assertThat(Downloads.weights(reading))
        .isEqualTo(Map.of("EVN AU", "0.0469", "ALL AU", "0.0117"));
    assertThat(Downloads.marketValues(reading)).containsEntry("EVN AU", "35531577.90");
    assertThat(reading.leftOut()).isEqualTo(Map.of("no ticker", 1));
  }

  @Test
  void etfDb() {
    Reading reading = downloads.read(ETFDB);

    assertThat(reading.format()).isEqualTo("etfdb.com");
    assertThat(reading.fund()).contains("IWM");
    assertThat(reading.title()).contains("iShares Russell 2000 ETF");
    assertThat(reading.asOf()).contains(LocalDate.of(2024, 2, 29));
    assertThat(Downloads.weights(reading)).isEqualTo(Map.of("SMCI", "0.0186", "VHI", "0"));
    assertThat(reading.leftOut()).isEqualTo(Map.of("no ticker", 2, "money market", 1));
  }

  @Test
  void etfDbSavedAgainWithSemicolons() {
    Reading reading =
        downloads.read(
            "Holding;Symbol;Weighting\r\nMeta Platforms, Inc;META;30.89%\r\nAT&T;T;4.04%\r\n");

    assertThat(reading.format()).isEqualTo("etfdb.com");
    assertThat(Downloads.weights(reading)).isEqualTo(Map.of("META", "0.3089", "T", "0.0404"));
  }

  @Test
  void spdrAustralia() {
    Reading reading = downloads.read(SPDR_AUSTRALIA);

    assertThat(reading.format()).isEqualTo("SPDR (Australia)");
    assertThat(Downloads.weights(reading))
        .isEqualTo(Map.of("BHP AU", "0.12476853", "NOVOB DC", "0.005"));
    assertThat(Downloads.identities(reading)).containsEntry("BHP AU", "AU000000BHP4");
    assertThat(Downloads.sectors(reading)).containsEntry("BHP AU", "Materials");
  }

  /** 2330 is a different company in Taipei and in Hong Kong, and RELIANCE is listed in Mumbai. */
  @Test
  void vanguardAustraliaSaysNoExchangeSoOnlyUsListingsCanBeRead() {
    String header = "Holding Name,Ticker,Sector,Country code,% of net assets\n";
    Reading reading = downloads.read(header + "Apple Inc.,AAPL,Computer Hardware,US,8.06235%\n");

    assertThat(reading.format()).isEqualTo("Vanguard (Australia)");
    assertThat(Downloads.weights(reading)).isEqualTo(Map.of("AAPL", "0.0806235"));
    assertThat(downloads.refusal(header + "Reliance Industries Ltd.,RELIANCE,Oil,IN,1.8%\n"))
        .isEqualTo(
            "line 2: RELIANCE of IN: the file does not name the exchange, and a US company may"
                + " have that ticker");
  }
}
