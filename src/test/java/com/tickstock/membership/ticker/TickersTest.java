package com.tickstock.membership.ticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.group.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickersTest {
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
    assertThat(Tickers.symbol(written).value()).isEqualTo(symbol);
    assertThat(Tickers.symbol(symbol).value()).as("and stays").isEqualTo(symbol);
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
    assertThatThrownBy(() -> Tickers.symbol(written))
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
    assertThat(Tickers.symbolOfCountry(written).value()).isEqualTo(symbol);
  }

  @Test
  void aCountryWithoutAMarketIsRefused() {
    assertThatThrownBy(() -> Tickers.symbolOfCountry("A XX"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("the code of a country that exchanges.csv lists");
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
    assertThat(Tickers.symbol(written, exchange).value()).isEqualTo(symbol);
  }
}
