package com.tickstock.membership.ticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.group.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickersTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "BRKB, BRK.B",
    "BRK/B, BRK.B",
    "BRK-B, BRK.B",
    "BRK B, BRK.B",
    "BRK.B, BRK.B",
    "brk b, BRK.B",
    "BRK/B US, BRK.B",
    "BRKB UN, BRK.B",
    "BF/A, BF.A",
    "LEN/B, LEN.B",
    "MSFT UW, MSFT",
    "MSFT US, MSFT",
    "T UN, T",
    "7203 JP, 7203 JP",
    "000660 KS, 000660 KS",
    "BHP AT, BHP AU",
    "BHP AU, BHP AU",
    "NOVOB DC, NOVOB DC",
    "HEIA NA, HEIA NA",
    "7203 JT, 7203 JP",
    "7203.T, 7203 JP",
    "NESN SE, NESN SW",
    "OTEX CT, OTEX CN",
    "ULVR.L, ULVR LN",
    "BP/ LN, BP LN",
    "BP/.L, BP LN",
    "BT/A LN, BT.A LN",
    "BT/A.L, BT.A LN",
    "VOLVB SS, VOLVB SS",
    "VOLV-B.ST, VOLVB SS",
    "VOLV B SS, VOLVB SS",
    "700 HK, 700 HK",
    "0700 HK, 700 HK",
    "00700.HK, 700 HK",
    "660 KS, 000660 KS",
    "0013V0 KS, 0013V0 KS",
    "2594 CH, 002594 CH",
    "WALMEX* MM, WALMEX MM",
    "MKC.V, MKC.V",
    "GOOGL, GOOGL",
    "FOXA, FOXA",
    "M&M, M&M",
    "US, US",
    "A, A"
  })
  void itComesToOneSpelling(String written, String symbol) {
    assertThat(Tickers.STANDARD.symbol(written).value()).isEqualTo(symbol);
    assertThat(Tickers.STANDARD.symbol(symbol).value()).as("and stays").isEqualTo(symbol);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "US DOLLAR",
        "A B C",
        "B 04/02/24",
        "AAPL*",
        "=A",
        "ＡＢ",
        "XPM4 INDEX",
        "MPTI RT"
      })
  void itIsNoTicker(String written) {
    assertThatThrownBy(() -> Tickers.STANDARD.symbol(written))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("symbol is \"" + written + "\": expected a ticker");
  }

  @ParameterizedTest
  @CsvSource({
    "NESN CH, NESN SW",
    "ULVR GB, ULVR LN",
    "OTEX CA, OTEX CN",
    "NOVO.B DK, NOVOB DC",
    "BHP AU, BHP AU",
    "BA, BA"
  })
  void aCountryBehindTheTickerIsItsMarket(String written, String symbol) {
    assertThat(Tickers.STANDARD.symbolOfCountry(written).value()).isEqualTo(symbol);
  }

  @Test
  void aCountryWithoutAMarketIsRefused() {
    assertThatThrownBy(() -> Tickers.STANDARD.symbolOfCountry("A XX"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("the code of a country that exchanges.csv lists");
  }

  /** Services and people write symbols as files do, but may also use an unknown market. */
  @ParameterizedTest
  @CsvSource({
    "brk-b, BRK.B",
    "BRK B, BRK.B",
    "BRKB, BRK.B",
    "BRK.B, BRK.B",
    "' aapl ', AAPL",
    "VOLV-B.ST, VOLVB SS",
    "0700.HK, 700 HK",
    "7203 jt, 7203 JP",
    "ABC QX, ABC QX",
  })
  void whatIsSaidIsSpelledAsInFiles(String written, String symbol) {
    assertThat(Tickers.parse(written).value()).isEqualTo(symbol);
    assertThat(Tickers.parse(symbol).value()).as("and stays").isEqualTo(symbol);
  }

  /** Suffixes of Reuters and Yahoo, and share classes that look like one. */
  @ParameterizedTest
  @CsvSource({
    "AAPL.OQ, AAPL",
    "MSFT.O, MSFT",
    "IBM.N, IBM",
    "AAPL.US, AAPL",
    "NESN.ZU, NESN SW",
    "600519.SH, 600519 CH",
    "NDA-FI.HE, NDA FH",
    "NDA-SE.ST, NDA SS",
    "TIGO-SDB.ST, TIGO SS",
    "TIGO SDB SS, TIGO SS",
    "BAJAJ-AUTO.NS, BAJAJ.AUTO IN",
    "REI-U CT, REI.UN CN",
    "300750 C2, 300750 CH",
    "KAP LI, KAP LI",
    "KAP.IL, KAP LI",
    "MKC.V, MKC.V",
    "BF/B, BF.B",
  })
  void suffixesAndMarketsAreRead(String written, String symbol) {
    assertThat(Tickers.STANDARD.symbol(written).value()).isEqualTo(symbol);
    assertThat(Tickers.STANDARD.symbol(symbol).value()).as("and stays").isEqualTo(symbol);
    assertThat(Tickers.parse(written).value()).isEqualTo(symbol);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BAC-PA",
        "X-L",
        "X L",
        "X/L",
        "VOD.LSE",
        "BMW.XE",
        "RELIANCE.NSE",
        "SAP.F",
        "ABCD.V",
        "CEZ.PR",
        "WFC.PR.L",
        "MSFT UW US",
        "VOD.L US",
        "AAPL US US"
      })
  void whatCouldBeTwoThingsIsRefused(String written) {
    assertThatThrownBy(() -> Tickers.STANDARD.symbol(written))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> Tickers.parse(written)).isInstanceOf(InvalidValueException.class);
  }

  /** Symbols are converted to canonical spelling when an event is written and when it is read. */
  @Property
  void aSymbolStaysAsItIsOnceItIsSpelled(
      @ForAll
          @StringLength(min = 1, max = 6)
          @Chars({'A', 'B', 'E', 'L', 'P', 'R', 'T', 'U', '1', '&'})
          String ticker,
      @ForAll @Chars({'.', '-', '/', ' ', '*'}) char separator,
      @ForAll @StringLength(max = 3) @Chars({'A', 'B', 'E', 'L', 'P', 'R', 'T', 'U'}) String suffix,
      @ForAll("markets") String market) {
    String written = ticker + separator + suffix + market;
    Optional<String> symbol = parsed(written);
    Statistics.collect(symbol.isPresent() ? "read" : "refused");

    symbol.ifPresent(once -> assertThat(parsed(once)).as(written).contains(once));
  }

  private static Optional<String> parsed(String written) {
    try {
      return Optional.of(Tickers.parse(written).value());
    } catch (InvalidValueException e) {
      return Optional.empty();
    }
  }

  @Provide
  Arbitrary<String> markets() {
    return Arbitraries.of(
        "", "", " US", " UW", " JT", " LN", " SS", " CT", " IN", " QX", " C2", ".L", ".TO");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "=1+1",
        "<B>",
        "A/B.C",
        "AA\u200BPL",
        "AAPL\uFEFF",
        "^GSPC",
        "A B C"
      })
  void whatNoTickerCanBeIsRefusedAndSaysWhatIsAllowed(String written) {
    assertThatThrownBy(() -> Tickers.parse("members[0].symbol", written))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("members[0].symbol is \"")
        .hasMessageContaining(
            "expected a ticker, as AAPL, BRK.B or 7203 JP: letters, digits and &");
  }

  @Test
  void aFileAddsMarketsAndNamesOfMarkets() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("more.csv"),
            "# ours\ncode,exchanges,names\nQX,QY,Example Exchange;Example Board\nJP,,Kabuto\n");
    Tickers tickers = Tickers.with(file);

    assertThat(tickers.symbol("7", "Example Board").value()).isEqualTo("7 QX");
    assertThat(tickers.symbol("ABC QY").value()).isEqualTo("ABC QX");
    assertThat(tickers.symbol("7203", "kabuto").value()).isEqualTo("7203 JP");
    assertThat(tickers.symbol("NESN SE").value()).isEqualTo("NESN SW");
    assertThatThrownBy(() -> Tickers.STANDARD.symbol("ABC QY"))
        .isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'code,colour\nQX,red\n', header is \"code,colour\": expected code and any of",
    "'code,mics,mics\nQX,XQXX,XQXX\n', 'header is \"code,mics,mics\": expected code and any of'",
    "'mics\nXQXX\n', header is \"mics\": expected code and any of",
    "'code,mics\nQXX,XQXX\n', 'line 2: code is \"QXX\": expected two capital letters'",
    "'code,mics\nQX\n', 'line 2: expected as many cells as the header has'",
    "'code,mics\nQX,XTKS\n', 'line 2: mics is \"XTKS\": expected a value of no other market'",
  })
  void aFileOfExchangesThatIsWrongIsToldWithItsLine(String text, String told) throws IOException {
    Path file = Files.writeString(directory.resolve("more.csv"), text);

    assertThatThrownBy(() -> Tickers.with(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("more.csv")
        .hasMessageContaining(told);
  }

  @Test
  void aFileOfExchangesThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Tickers.with(directory.resolve("none.csv")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.csv");
  }

  @ParameterizedTest
  @CsvSource({
    "K, NYSE, K",
    "7203, XTKS, 7203 JP",
    "7203, TOKYO STOCK EXCHANGE, 7203 JP",
    "K, toronto stock exchange, K CN",
    "MC, Nyse Euronext - Euronext Paris, MC FP",
    "HEIA, Euronext Amsterdam, HEIA NA",
    "HEIA, NYSE, HEI.A",
    "NG., London Stock Exchange, NG LN",
    "AAPL, '', AAPL",
    "AAPL, -, AAPL"
  })
  void theExchangeTellsCompaniesApart(String written, String exchange, String symbol) {
    assertThat(Tickers.STANDARD.symbol(written, exchange).value()).isEqualTo(symbol);
  }
}
