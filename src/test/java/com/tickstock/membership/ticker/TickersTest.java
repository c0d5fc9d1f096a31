package com.tickstock.membership.ticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.group.InvalidValueException;
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
        "XPM4 INDEX"
      })
  void itIsNoTicker(String written) {
    assertThatThrownBy(() -> Tickers.symbol(written))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("symbol is \"" + written + "\": expected a ticker");
  }

  @ParameterizedTest
  @CsvSource({
    "K, NYSE, K",
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
