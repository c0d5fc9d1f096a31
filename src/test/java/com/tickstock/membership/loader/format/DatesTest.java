package com.tickstock.membership.loader.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.loader.file.RefusedFileException;
import com.tickstock.membership.loader.file.Row;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
  @ParameterizedTest
  @CsvSource({
    "2025-06-03, 2025-06-03",
    "06/03/2025, 2025-06-03",
    "6/3/2025, 2025-06-03",
    "'Jun 3, 2025', 2025-06-03",
    "'Jun 03, 2025', 2025-06-03",
    "'JUN 3, 2025', 2025-06-03",
    "'June 3, 2025', 2025-06-03",
    "'May 3, 2025', 2025-05-03",
    "3-Jun-2025, 2025-06-03",
    "10-Jan-2023, 2023-01-10",
    "03.06.2025, 2025-06-03",
    "2/29/2024, 2024-02-29"
  })
  void aDayIsKnownAsIssuersWriteIt(String text, LocalDate day) {
    assertThat(Dates.parse(text)).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2/29/2023", "13/01/2025", "2025-6-3", "6/3/25", "Jun 2025", "20250603"})
  void whatIsNoDayIsRefused(String text) {
    assertThatThrownBy(() -> Dates.parse(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("date is \"" + text + "\": expected a day");
  }

  @ParameterizedTest
  @CsvSource({
    "'Fund Holdings as of|Dec 30, 2022'",
    "'Fund Holdings as of: 2022-12-30'",
    "'Equity|as of 12/30/2022'",
    "'Holdings:|As of 30-Dec-2022'",
    "'Fund Holdings Data as of 12/30/2022|||'",
    "'Fondsposition per|30.12.2022'"
  })
  void theDayStandsBehindAsOf(String cells) {
    assertThat(Dates.asOf(List.of(row("Some fund"), row(cells))))
        .contains(LocalDate.of(2022, 12, 30));
  }

  @Test
  void rowsThatSayNoDayAreNotLookedAt() {
    assertThat(Dates.asOf(List.of(row("Inception Date|May 15, 2000"), row("Bond|-")))).isEmpty();
  }

  @Test
  void twoDaysAreRefused() {
    assertThatThrownBy(() -> Dates.asOf(List.of(row("as of 2022-12-30"), row("as of 2022-12-31"))))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("two days in one file, 2022-12-30 and 2022-12-31");
    assertThat(Dates.asOf(List.of(row("as of 2022-12-30"), row("as of 12/30/2022"))))
        .contains(LocalDate.of(2022, 12, 30));
  }

  @ParameterizedTest
  @CsvSource({
    "spy_2025-06-30, 2025-06-30, spy",
    "spy-20250630, 2025-06-30, spy",
    "spy_2025_06_30_holdings, 2025-06-30, spy_holdings",
    "sp500_2025-06, 2025-06-01, sp500",
    "2025-06-30_spy, 2025-06-30, spy",
    "bug_full-holdings_20240301, 2024-03-01, bug_full-holdings"
  })
  void aNameMaySayTheDay(String name, LocalDate day, String without) {
    assertThat(Dates.inName(name)).contains(day);
    assertThat(Dates.withoutDate(name)).isEqualTo(without);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sp500",
        "spy_202506",
        "dow30",
        "spy_2025-13-01",
        "spy_2025-02-30",
        "russell2000_top_3000",
        "a1202506301"
      })
  void aNameThatSaysNoDayStays(String name) {
    assertThat(Dates.inName(name)).isEmpty();
    assertThat(Dates.withoutDate(name)).isEqualTo(name);
  }

  private static Row row(String cells) {
    return new Row(1, List.of(cells.split("\\|", -1)));
  }
}
