package com.tickstock.membership.loader.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A foreign ticker without an exchange must not become the US company with that ticker. */
class ForeignTickersTest {
  private Downloads downloads;

  @BeforeEach
  void downloads(@TempDir Path directory) {
    downloads = new Downloads(directory);
  }

  /** HEIA is Heineken in Amsterdam; MC is LVMH in Paris, but Moelis in New York. */
  @Test
  void heinekenIsNotHeicoAndLvmhIsNotMoelis() {
    assertNone(
        """
        Holding Name,Ticker,Sector,Country code,% of net assets
        Heineken NV,HEIA,Brewers,NL,0.06235%
        LVMH Moet Hennessy Louis Vuitton SE,MC,Clothing and Accessories,FR,0.5%
        """);
  }

  @Test
  void norInAFundOfVanguardInTheUs() {
    assertNone(
        VanguardFormatTest.FILE.replace(
            ",2588173,Microsoft Corp,MSFT,12.84%,Software,US,",
            ",4061412,LVMH Moet Hennessy Louis Vuitton SE,MC,1.00%,Apparel,FR,"));
  }

  @Test
  void norInAWorldFundOfStateStreet() {
    assertNone(
        """
        Fund Name:,SPDR Portfolio Developed World ex-US ETF,,,,,,
        Ticker Symbol:,SPDW,,,,,,
        Holdings:,As of 05-Mar-2024,,,,,,
        Name,Ticker,Identifier,SEDOL,Weight,Sector,Shares Held,Local Currency
        LVMH MOET HENNESSY LOUIS VUI,MC,FR0000121014,4061412,1.1,-,10,EUR
        """);
  }

  private void assertNone(String file) {
    if (downloads.refusal(file) == null) {
      assertThat(Downloads.written(downloads.read(file))).doesNotContainKeys("HEI.A", "MC");
    }
  }
}
