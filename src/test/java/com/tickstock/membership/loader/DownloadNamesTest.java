package com.tickstock.membership.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names of downloads must not give another group. */
class DownloadNamesTest {
  private static final String[] SPDR_AUSTRALIA = {
    "ISIN,SEDOL,Ticker,Name,Local Currency,Number of Shares,Weight (%),Trade Country Name,"
        + "Local Price,Sector Classification,Industry Classification",
    "AU000000BHP4,6144690,BHP AU,Bhp,AUD,1,12.4,Australia,45.13,Materials,Metals & Mining"
  };

  @TempDir private Path directory;

  /** SSGA names them holdings-daily-COUNTRY-LANGUAGE-TICKER. */
  @ParameterizedTest
  @CsvSource({
    "holdings-daily-au-en-e200.csv, E200",
    "holdings-daily-emea-en-spy5-gy.csv, SPY5",
    "holdings-daily-sg-en-es3.csv, ES3"
  })
  void theCountryIsNotTheFund(String file, String fund) {
    assertThat(new Folder(directory).with(file, SPDR_AUSTRALIA).holding().group().name())
        .isEqualTo(fund);
  }

  /** The second download of a file in a browser is not a universe "spy_holdings (1)". */
  @ParameterizedTest
  @CsvSource({
    "spy_holdings (1).csv, ETF/SPY",
    "ai_theme (2).csv, THEME/ai",
    "sp500 (1).csv, UNIVERSE/sp500"
  })
  void aSecondDownloadIsOfTheSameGroup(String file, String group) {
    assertThat(new Folder(directory).with(file, "symbol", "AAPL").holding().group())
        .hasToString("DEFAULT/" + group);
  }
}
