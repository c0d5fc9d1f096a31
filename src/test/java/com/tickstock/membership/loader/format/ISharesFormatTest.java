package com.tickstock.membership.loader.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ISharesFormatTest {
  private static final String PREAMBLE =
      """
      \uFEFFiShares Test ETF
      Fund Holdings as of,"Dec 30, 2022"
      Inception Date,"May 15, 2000"
      Shares Outstanding,"753,450,000.00"
      Stock,"-"
      Bond,"-"
      \u00A0
      """;
  static final String HEADER =
      "Ticker,Name,Sector,Asset Class,Market Value,Weight (%),Notional Value,Shares,Price,"
          + "Location,Exchange,Currency,FX Rate,Market Currency,Accrual Date\n";
  private static final String DISCLAIMER =
      """
      \u00A0
      "The content contained herein is owned or licensed by a publisher, and protected.
      Holdings subject to change, see the ""site"", where it says so.
      \u00A92021 A publisher."
      """;

  static final String FILE =
      PREAMBLE
          + HEADER
          + row("AAPL", "APPLE INC", "Equity", "17,447,821,037.88", "6.03", "NASDAQ")
          + row("BRKB", "BERKSHIRE HATHAWAY INC", "Equity", "4,997.5", "1.73", "NYSE")
          + row("TINY", "TINY CORP", "Equity", "0.01", "0.00", "NYSE")
          + row("XTSLA", "BLK CSH FND TREASURY", "Money Market", "0.50", "0.21", "-")
          + row("USD", "USD CASH", "Cash", "0.02", "0.02", "-")
          + row("SGAFT", "CASH COLLATERAL", "Cash Collateral and Margins", "1", "0.01", "-")
          + row("ESH3", "S&P500 EMINI MAR 23", "Futures", "0.00", "0.00", "Index Market")
          + DISCLAIMER;

  private Downloads downloads;

  static String row(
      String ticker, String name, String asset, String value, String weight, String exchange) {
    return "\"%s\",\"%s\",\"Energy\",\"%s\",\"%s\",\"%s\",\"1\",\"1\",\"1\",\"US\",\"%s\",\"USD\",\"1\",\"USD\",\"-\"\n"
        .formatted(ticker, name, asset, value, weight, exchange);
  }

  static String fileOf(String... rows) {
    return PREAMBLE + HEADER + String.join("", rows) + DISCLAIMER;
  }

  @BeforeEach
  void downloads(@TempDir Path directory) {
    downloads = new Downloads(directory);
  }

  @Test
  void itIsReadAsDownloadedWhateverItsName() {
    Reading reading = downloads.read(FILE);

    assertThat(reading.format()).isEqualTo("iShares");
    assertThat(reading.kind()).isEqualTo(Reading.Kind.FUND);
    assertThat(reading.fund()).as("its content does not say it").isEmpty();
    assertThat(reading.title()).contains("iShares Test ETF");
    assertThat(reading.asOf()).contains(LocalDate.of(2022, 12, 30));
    assertThat(Downloads.weights(reading))
        .isEqualTo(Map.of("AAPL", "0.0603", "BRK.B", "0.0173", "TINY", "0"));
    assertThat(Downloads.marketValues(reading))
        .isEqualTo(Map.of("AAPL", "17447821037.88", "BRK.B", "4997.5", "TINY", "0.01"));
    assertThat(Downloads.written(reading)).containsEntry("BRK.B", "BRKB");
    assertThat(Downloads.sectors(reading)).containsEntry("AAPL", "Energy");
    assertThat(reading.lines().get(0).number()).as("as an editor shows it").isEqualTo(9);
    assertThat(reading.weightSum().orElseThrow()).isEqualByComparingTo("0.0800");
    assertThat(reading.hasMarketValue()).isTrue();
  }

  @Test
  void whatIsNoEquityIsCountedByKind() {
    assertThat(downloads.read(FILE).leftOut())
        .isEqualTo(
            Map.of("money market", 1, "cash", 1, "cash collateral and margins", 1, "futures", 1));
  }

  @ParameterizedTest
  @CsvSource({
    "USD, USD CASH, Cash, cash",
    "EUR, EUR/USD, FX, fx",
    "GBP, GBP/USD, Forwards, forwards",
    "GBP, GBP/USD, Currency, currency",
    "SWP1, RECEIVE ABC TOTAL RETURN, Swaps, swaps",
    "SWP2, ABC, Equity Swaps, equity swaps",
    "912797, TREASURY BILL, Fixed Income, fixed income",
    "ABC, ABC WARRANT, Warrants, warrants",
    "ABC, ABC RIGHT, Rights, rights",
    "-, ESCROW, Equity, no ticker",
    "'', ESCROW, Equity, no ticker",
    "--, ESCROW, Equity, no ticker",
    "CASH_USD, US DOLLAR, Equity, cash",
    "MARGIN_USD, MARGIN, Equity, cash",
    "SSIXX, LIQUID RESERVES, Equity, money market",
    "INH, INHIBRX INC CVR, Equity, contingent value right",
    "GTXI, GTXI INC - CVR, Equity, contingent value right",
    "ABC, ABC INC CONTINGENT VALUE RIGHTS, Equity, contingent value right"
  })
  void itIsLeftOut(String ticker, String name, String asset, String kind) {
    Reading reading =
        downloads.read(
            fileOf(
                row("MSFT", "MICROSOFT CORP", "Equity", "9", "5", "NASDAQ"),
                row(ticker, name, asset, "1", "2", "-")));

    assertThat(Downloads.weights(reading)).isEqualTo(Map.of("MSFT", "0.05"));
    assertThat(reading.leftOut()).isEqualTo(Map.of(kind, 1));
    assertThat(reading.weightSum().orElseThrow())
        .as("of the whole file")
        .isEqualByComparingTo("0.07");
  }

  @ParameterizedTest
  @CsvSource({
    "CASH, PATHWARD FINANCIAL INC",
    "TRUE, TRUECAR INC",
    "NA, NANO LABS LTD",
    "NAN, NUVEEN NEW YORK QUALITY",
    "INF, BROOKFIELD GLOBAL INFRASTRUCTURE",
    "ON, ON SEMICONDUCTOR CORP",
    "ALL, ALLSTATE CORP",
    "T, AT&T INC",
    "MAR, MARRIOTT INTERNATIONAL INC CLASS A",
    "DEC, DIVERSIFIED ENERGY COMPANY",
    "USD, PROSHARES ULTRA SEMICONDUCTORS",
    "CVI, CVR ENERGY INC",
    "UAN, CVR PARTNERS LP",
    "CVRX, CVRX INC",
    "ICE, INTERCONTINENTAL EXCHANGE INC"
  })
  void itIsAnEquityWhateverItLooksLike(String ticker, String name) {
    Reading reading =
        downloads.read(
            fileOf(row(ticker, name, "Equity", "1", "2", "New York Stock Exchange Inc.")));

    assertThat(Downloads.weights(reading)).isEqualTo(Map.of(ticker, "0.02"));
    assertThat(reading.leftOut()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "BRKB, NASDAQ, BRK.B",
    "BRK/B, NYSE, BRK.B",
    "BRK-B, NYSE, BRK.B",
    "BRK B, NYSE, BRK.B",
    "BRK.B, NYSE, BRK.B",
    "BFB, NYSE, BF.B",
    "HEIA, New York Stock Exchange Inc., HEI.A",
    "HEIA, Euronext Amsterdam, HEIA NA",
    "CRDA, London Stock Exchange, CRDA LN",
    "NG., London Stock Exchange, NG LN",
    "BT.A, London Stock Exchange, BT.A LN",
    "NOVO B, Omx Nordic Exchange Copenhagen A/S, NOVOB DC",
    "NDA FI, Nasdaq Omx Helsinki Ltd., NDA FH",
    "WALMEX*, Bolsa Mexicana De Valores, WALMEX MM",
    "BIMAS.E, Istanbul Stock Exchange, BIMAS TI",
    "KFH, Kuwait Stock Exchange, KFH KK",
    "EMAAR, Dubai Financial Market, EMAAR UH",
    "FAB, Abu Dhabi Securities Exchange, FAB UH",
    "QNBK, Qatar Exchange, QNBK QD",
    "BDO, Philippine Stock Exchange Inc., BDO PM",
    "SQM.B, Santiago Stock Exchange, SQM.B CI",
    "PFBCOLOM, Bolsa De Valores De Colombia, PFBCOLOM CB",
    "COMI, Egyptian Exchange, COMI EY",
    "PLZL, Standard-Classica-Forts, PLZL RM",
    "QIA, Deutsche Boerse Xetra, QIA GR",
    "5930, Korea Exchange (Stock Market), 005930 KS",
    "7203, Tokyo Stock Exchange, 7203 JP",
    "700, Hong Kong Exchanges And Clearing Ltd, 700 HK",
    "K, Toronto Stock Exchange, K CN",
    "K, New York Stock Exchange Inc., K",
    "TECK.B, Toronto Stock Exchange, TECK.B CN",
    "RUSHB, NASDAQ, RUSHB",
    "GOOGL, NASDAQ, GOOGL"
  })
  void aTickerIsOneOfItsExchange(String ticker, String exchange, String symbol) {
    Reading reading = downloads.read(fileOf(row(ticker, "A CO", "Equity", "1", "2", exchange)));

    assertThat(Downloads.written(reading)).isEqualTo(Map.of(symbol, ticker));
  }

  @Test
  void aShareThatIsOnNoMarketIsLeftOut() {
    String market = "NO MARKET (E.G. UNLISTED)";
    String foreign = row("KMG", "KMG A CO", "Equity", "1", "1", market);
    Reading reading =
        downloads.read(
            fileOf(
                row("AAPL", "APPLE", "Equity", "1", "1", "NASDAQ"),
                row("ESC", "ESCROW CO", "Equity", "1", "1", market),
                foreign.replace("\"US\"", "\"China\"")));

    assertThat(Downloads.weights(reading)).containsOnlyKeys("AAPL");
    assertThat(reading.leftOut()).isEqualTo(Map.of("not listed", 2));
  }

  @Test
  void oneTickerOnTwoExchangesIsTwoCompanies() {
    Reading reading =
        downloads.read(
            fileOf(
                row("K", "KELLANOVA", "Equity", "1", "2", "New York Stock Exchange Inc."),
                row("K", "KINROSS GOLD CORP", "Equity", "1", "1", "Toronto Stock Exchange")));

    assertThat(Downloads.weights(reading)).isEqualTo(Map.of("K", "0.02", "K CN", "0.01"));
  }

  /** Bloomberg's security types, which other issuers use. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Common Stock",
        "NY Reg Shrs",
        "Dutch Cert",
        "MLP",
        "Royalty Trst",
        "Closed-End Fund",
        "Ltd Part",
        "Foreign Sh.",
        "Tracking Stk",
        "NVDR",
        "CDI",
        "Preference"
      })
  void aTypeOfShareIsEquity(String asset) {
    assertThat(
            Downloads.written(
                downloads.read(fileOf(row("AAPL", "APPLE", asset, "1", "2", "NASDAQ")))))
        .containsOnlyKeys("AAPL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mystery",
        "Crypto",
        "Other",
        "Alternative",
        "Certificate of Deposit",
        "Structured Certificate"
      })
  void anUnknownAssetClassIsRefusedWithItsLine(String asset) {
    assertThat(downloads.refusal(fileOf(row("AAPL", "APPLE", asset, "1", "2", "NASDAQ"))))
        .startsWith("line 9: asset class is \"%s\": expected".formatted(asset));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Lunar Exchange", "Atlantis Stock Exchange", "OTC"})
  void anUnknownExchangeIsRefusedWithItsLine(String exchange) {
    assertThat(downloads.refusal(fileOf(row("AAPL", "APPLE", "Equity", "1", "2", exchange))))
        .startsWith("line 9: exchange is \"%s\": expected".formatted(exchange));
  }

  @Test
  void twoTablesInOneFileAreRefusedWithBothLines() {
    String table = HEADER + row("EWU", "ISHARES UK ETF", "Equity", "1", "102.60", "NYSE Arca");

    assertThat(downloads.refusal(PREAMBLE + table + PREAMBLE.substring(1) + table + DISCLAIMER))
        .isEqualTo("two tables of holdings, below line 8 and line 17: expected one");
  }

  @Test
  void withoutItsDisclaimerItMayBeCutOff() {
    assertThat(downloads.read(FILE).incomplete()).isEmpty();
    assertThat(downloads.read(FILE.substring(0, FILE.indexOf("\"The content"))).incomplete())
        .hasValueSatisfying(
            why -> assertThat(why).contains("the notes at the end of the file are missing"));
  }

  @Test
  void withoutPreambleItIsWholeWhereItEndsWithWhatIsNoHolding() {
    String holding = row("AAPL", "APPLE INC", "Equity", "1,000.5", "6.03", "NASDAQ");
    String cash = row("USD", "USD CASH", "Cash", "1.0", "0.01", "-");

    assertThat(downloads.read(HEADER + holding + cash).incomplete()).isEmpty();
    assertThat(downloads.read(HEADER + cash + holding).incomplete())
        .hasValueSatisfying(why -> assertThat(why).contains("it ends with a holding"));
  }

  @Test
  void savedAgainWithoutPreambleItHasNoDayAndNoDisclaimer() {
    Reading reading =
        downloads.read(
            "\uFEFF" + HEADER + row("AAPL", "APPLE INC", "Equity", "1,000.5", "6.03", "NASDAQ"));

    assertThat(reading.format()).isEqualTo("iShares");
    assertThat(reading.asOf()).isEmpty();
    assertThat(Downloads.weights(reading)).isEqualTo(Map.of("AAPL", "0.0603"));
  }

  @Test
  void savedAgainByASpreadsheetItIsTheSame() {
    String saved = FILE.replace("\n", "\r\n").replace("Bond,\"-\"", "Bond,\"-\",,,,,,,,,,,,,");

    assertThat(downloads.read(saved).lines()).isEqualTo(downloads.read(FILE).lines());
    assertThat(downloads.read(saved).asOf()).isEqualTo(downloads.read(FILE).asOf());
  }

  @Test
  void columnsMayComeAndGo() {
    String header = "Ticker,Name,CUSIP,Sector,Asset Class,Weight (%),Quantity,Exchange\n";
    String row =
        "\"BRK B\",\"BERKSHIRE\",\"084670702\",\"Financials\",\"Equity\",\"1.7\",\"1\",\"NYSE\"\n";

    Reading reading = downloads.read(PREAMBLE + header + row + DISCLAIMER);

    assertThat(Downloads.identities(reading)).isEqualTo(Map.of("BRK.B", "084670702"));
    assertThat(reading.hasMarketValue()).isFalse();
  }

  @Test
  void aFileOfCashAloneIsRefused() {
    assertThat(downloads.refusal(fileOf(row("USD", "USD CASH", "Cash", "1", "100", "-"))))
        .isEqualTo("no holdings below the header: it would empty the group (left out: {cash=1})");
  }
}
