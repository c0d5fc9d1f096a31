package com.tickstock.membership.loader.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GermanISharesFormatTest {
  private static final String DISCLAIMER =
      "\"Die Inhalte sind Eigentum eines Herausgebers, und sie sind geschützt.\"\n";
  private static final String TABLE =
      """
      Emittententicker,Name,Sektor,Anlageklasse,Marktwert,Gewichtung (%),Kurs,Börse,Marktwährung
      "MSFT","MICROSOFT CORP","IT","Aktien","70.123.456,50","8,12","467,50","NASDAQ","USD"
      "NOVO B","NOVO NORDISK","Gesundheit","Aktien","1.234,00","0,05","1,00","Omx Nordic Exchange Copenhagen A/S","DKK"
      "USD","USD CASH","Cash und/oder Derivate","Cash","1,00","0,10","1,00","-","USD"
      "SGAFT","CASH COLLATERAL","Cash","Barsicherheiten und Margen Cash","1,00","0,00","1,00","-","EUR"
      "BLK","ICS EUR LIQ","Cash","Geldmarkt","1,00","0,01","1,00","-","EUR"
      "ESH6","S&P500 EMINI","Cash","Terminkontrakte","0,00","0,00","1,00","Index Market","USD"
      """;
  static final String FILE =
      "iShares Test UCITS ETF\nFondsposition per,\"30.12.2022\"\n\u00A0\n"
          + TABLE
          + "\u00A0\n"
          + DISCLAIMER;

  private Downloads downloads;

  @BeforeEach
  void downloads(@TempDir Path directory) {
    downloads = new Downloads(directory);
  }

  @Test
  void itIsReadWithDecimalCommasAndItsDay() {
    Reading reading = downloads.read(FILE.replace("0,01", "0,01"));

    assertThat(reading.format()).isEqualTo("iShares (German)");
    assertThat(reading.asOf()).contains(LocalDate.of(2022, 12, 30));
    assertThat(Downloads.weights(reading))
        .isEqualTo(Map.of("MSFT", "0.0812", "NOVOB DC", "0.0005"));
    assertThat(Downloads.marketValues(reading))
        .isEqualTo(Map.of("MSFT", "70123456.50", "NOVOB DC", "1234.00"));
    assertThat(reading.leftOut().values().stream().mapToInt(n -> n).sum()).isEqualTo(4);
    assertThat(reading.leftOut()).containsEntry("geldmarkt", 1).containsEntry("terminkontrakte", 1);
    assertThat(reading.weightSum().orElseThrow()).isEqualByComparingTo("0.0828");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.12", "8,1,2", "8.123.4", "acht"})
  void aWeightOfAnotherNotationIsRefused(String weight) {
    assertThat(downloads.refusal(FILE.replace("\"8,12\"", "\"" + weight + "\"")))
        .startsWith("line 5: weight is \"" + weight + "\": expected");
  }

  @Test
  void savedAgainWithSemicolonsItIsTheSame() {
    String saved =
        """
        Emittententicker;Name;Anlageklasse;Marktwert;Gewichtung (%);Börse
        MSFT;MICROSOFT CORP;Aktien;70.123.456,50;8,12;NASDAQ
        """;

    assertThat(Downloads.weights(downloads.read(saved))).isEqualTo(Map.of("MSFT", "0.0812"));
  }
}
