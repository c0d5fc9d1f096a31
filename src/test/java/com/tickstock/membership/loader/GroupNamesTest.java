package com.tickstock.membership.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.loader.format.Reading;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupNamesTest {
  @ParameterizedTest
  @CsvSource({
    "IVV_holdings.csv, IVV",
    "IVV_holdings (1).csv, IVV",
    "IWM-holdings.csv, IWM",
    "holdings-daily-us-en-xhb.xlsx, XHB",
    "holdings-daily-us-en-spy.XLSX, SPY",
    "SCHD_FundHoldings_2024-04-09.CSV, SCHD",
    "bug_full-holdings_20240301.csv, BUG",
    "A200_Portfolio_Holdings.csv, A200",
    "MVW_asof_20240817.xlsx, MVW",
    "QQQ_2023-01-13.csv, QQQ",
    "2023-01-13-QQQ.csv, QQQ",
    "invesco_qqq_trust-holdings.csv, QQQ",
    "fund-holdings-ivv.csv, IVV",
    "XLC.csv, XLC"
  })
  void aDownloadOfAFundIsNamedByItsTicker(String file, String fund) {
    assertThat(GroupNames.group(reading(Reading.Kind.FUND, ""), file, Environment.PROD))
        .hasToString("PROD/ETF/" + fund);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ARK_INNOVATION_ETF_ARKK_HOLDINGS.csv",
        "Holdings_details_Growth_ETF.csv",
        "spy_holdings.csv",
        "ai_theme.csv",
        "download.csv"
      })
  void whatTheContentSaysCountsMoreThanTheName(String file) {
    assertThat(GroupNames.group(reading(Reading.Kind.FUND, "vug"), file, Environment.DEFAULT))
        .hasToString("DEFAULT/ETF/VUG");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "holdings.csv",
        "2024-04-09.csv",
        "fund_holdings_20240409.csv",
        "Portfolio_Holdings.csv"
      })
  void aNameWithoutATickerIsRefused(String file) {
    assertThatThrownBy(
            () -> GroupNames.group(reading(Reading.Kind.FUND, ""), file, Environment.DEFAULT))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("file name is \"" + file + "\": expected the fund's ticker in it");
  }

  @ParameterizedTest
  @CsvSource({
    "spy_holdings.csv, ETF/SPY",
    "SPY_Holdings.csv, ETF/SPY",
    "spy_2025-06-30_holdings.csv, ETF/SPY",
    "spy_holdings_2025-06-30.csv, ETF/SPY",
    "spy_holdings_20250630.csv, ETF/SPY",
    "ai_leaders_theme.csv, THEME/ai_leaders",
    "AI_Leaders_theme_2025-06.csv, THEME/ai_leaders",
    "sp500.csv, UNIVERSE/sp500",
    "sp500_2025-06.csv, UNIVERSE/sp500",
    "2025-06-30_sp500.xlsx, UNIVERSE/sp500",
    "russell3000.csv, UNIVERSE/russell3000"
  })
  void aListIsNamedByItsFile(String file, String group) {
    assertThat(GroupNames.group(reading(Reading.Kind.LIST, ""), file, Environment.DEFAULT))
        .hasToString("DEFAULT/" + group);
  }

  @Test
  void onlyCsvAndXlsxAreHoldings() {
    assertThat(List.of("a.csv", "a.CSV", "a.xlsx", "a.b.Xlsx")).allMatch(GroupNames::isHoldings);
    assertThat(List.of("a.xls", "README.md", "a.csv.bak", "a.csv~", "csv", "a.xlsx.part"))
        .noneMatch(GroupNames::isHoldings);
  }

  private static Reading reading(Reading.Kind kind, String fund) {
    return new Reading(
        "simple",
        kind,
        fund.isEmpty() ? Optional.empty() : Optional.of(fund),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new TreeMap<>(),
        Optional.empty(),
        false,
        Optional.empty());
  }
}
