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

class ArkFormatTest {
  private static final String DISCLAIMER =
      "\"The principal risks of investing in these funds include equity, market and other"
          + " risks, as well as fluctuations.\"";

  /** The format of 2020. */
  static final String FILE =
      """
      date,fund,company,ticker,cusip,shares,"market value($)",weight(%)
      12/4/2020,ARKK,"TESLA INC",TSLA,88160R101,2681639.00,1863739105.00,10.86
      12/4/2020,ARKK,"ORGANOVO HOLDINGS INC","ONVO ",68620A203,835271.00,8586585.88,0.05
      12/4/2020,ARKK,"DRAFTKINGS INC-CL A",DKNG UW,26142V105,1,2,3
      12/4/2020,ARKK,"GOLDMAN FS TRSY OBLIG INS",,X9USDGSFT,6652607,6652606.78,0.09
      ,,,,,,,
      """
          + DISCLAIMER
          + ",,,,,,\n";

  /** The format of 2023: spaces in the header, percent signs, dollars. */
  private static final String LATER =
      """
      date,fund,company,ticker,cusip,shares,market  value  ($),weight  (%)
      08/28/2023,ARKK,ROKU  INC,ROKU,77543R102,"8,079,375","$621,707,906.30",8.39%
      08/28/2023,ARKK,ARCHER AVIATION INC-A,ACHR,03945R102,"1","$2.00",0.50%
      08/28/2023,ARKK,ARCHER AVIATION INC-A,ACHR,03945R102,"1","$3.00",0.25%
      """
          + DISCLAIMER
          + "\n";

  private Downloads downloads;

  @BeforeEach
  void downloads(@TempDir Path directory) {
    downloads = new Downloads(directory);
  }

  @Test
  void aCutOffExchangeCodeIsDroppedAndANumberWithoutAnExchangeIsLeftOut() {
    Reading reading =
        downloads.read(FILE.replace("DKNG UW", "GRMN U").replace("\"ONVO \"", "4689"));

    assertThat(Downloads.weights(reading)).isEqualTo(Map.of("TSLA", "0.1086", "GRMN", "0.03"));
    assertThat(reading.leftOut()).containsEntry("no exchange", 1);
  }

  @Test
  void itIsReadAsDownloaded() {
    Reading reading = downloads.read(FILE);

    assertThat(reading.format()).isEqualTo("ARK");
    assertThat(reading.fund()).contains("ARKK");
    assertThat(reading.asOf()).contains(LocalDate.of(2020, 12, 4));
    assertThat(Downloads.weights(reading))
        .isEqualTo(Map.of("TSLA", "0.1086", "ONVO", "0.0005", "DKNG", "0.03"));
    assertThat(Downloads.written(reading)).containsEntry("DKNG", "DKNG UW");
    assertThat(reading.leftOut()).isEqualTo(Map.of("no ticker", 1));
    assertThat(reading.weightSum().orElseThrow()).isEqualByComparingTo("0.14");
  }

  @Test
  void theSpellingOfAnotherEraIsReadToo() {
    Reading reading = downloads.read(LATER);

    assertThat(reading.format()).isEqualTo("ARK");
    assertThat(reading.asOf()).contains(LocalDate.of(2023, 8, 28));
    assertThat(Downloads.weights(reading)).containsEntry("ROKU", "0.0839");
    assertThat(Downloads.marketValues(reading)).containsEntry("ROKU", "621707906.30");
    assertThat(reading.lines().get(0).name()).contains("ROKU INC");
  }

  @Test
  void lotsStayLinesOfTheirOwnHere() {
    assertThat(Downloads.weights(downloads.read(LATER))).containsEntry("ACHR", "0.005 and 0.0025");
    assertThat(Downloads.identities(downloads.read(LATER)))
        .containsEntry("ACHR", "03945R102 and 03945R102");
  }

  @Test
  void twoDaysInOneFileAreRefused() {
    assertThat(downloads.refusal(FILE.replaceFirst("12/4/2020", "12/3/2020")))
        .isEqualTo(
            "two days in one file, 2020-12-03 and 2020-12-04: the day of the content is unknown");
  }

  @Test
  void twoFundsInOneFileAreRefused() {
    assertThat(downloads.refusal(FILE.replaceFirst("ARKK", "ARKF")))
        .isEqualTo("holdings of 2 funds, ARKF and ARKK among them: expected one fund in a file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4/12/20", "2020-13-04", "yesterday", "02/30/2020"})
  void aDayThatIsNoneIsRefusedWithItsLine(String day) {
    assertThat(downloads.refusal(FILE.replaceFirst("12/4/2020", day)))
        .startsWith("line 2: date is \"" + day + "\": expected a day");
  }

  @Test
  void aFundThatWasClosedIsRefused() {
    assertThat(
            downloads.refusal(
                "date,fund,company,ticker,cusip,shares,\"market value ($)\",\"weight (%)\"\n"
                    + DISCLAIMER
                    + ",,,,,,,\n"))
        .isEqualTo("no holdings below the header: it would empty the group");
  }
}
