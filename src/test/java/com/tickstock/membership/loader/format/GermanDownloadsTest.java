package com.tickstock.membership.loader.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A file as from the German site (public parsers agree): the day on the first line, with a German
 * month and often no point after it, a NBSP line, the table, a NBSP line; no disclaimer.
 */
class GermanDownloadsTest {
  private static final String TABLE =
      """
      Emittententicker,Name,Sektor,Anlageklasse,Marktwert,Gewichtung (%),Nominalwert,Nominale,Kurs,Standort,Börse,Marktwährung
      "MSFT","MICROSOFT CORP","IT","Aktien","70.123.456,00","8,12","1,00","1,00","467,50","Vereinigte Staaten","NASDAQ","USD"
      """;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "19.Juni2026, 2026-06-19",
    "25.Nov.2025, 2025-11-25",
    "03.Sept.2026, 2026-09-03",
    "22.Mai2026, 2026-05-22",
    "28.März2026, 2026-03-28",
    "30.Dez.2022, 2022-12-30"
  })
  void theDayIsKnown(String text, LocalDate day) {
    assertThat(Dates.parse(text)).isEqualTo(day);
  }

  @Test
  void itHasNoDisclaimer() {
    Reading reading =
        new Downloads(directory)
            .read("\uFEFFFondsposition per,\"30.12.2022\"\n\u00A0\n" + TABLE + "\u00A0\n");

    assertThat(reading.asOf()).contains(LocalDate.of(2022, 12, 30));
    assertThat(reading.lines()).hasSize(1);
    assertThat(reading.title()).as("the first line is the day").isEmpty();
  }
}
