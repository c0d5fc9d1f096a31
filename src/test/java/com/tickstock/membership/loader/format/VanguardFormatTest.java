package com.tickstock.membership.loader.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VanguardFormatTest {
  static final String FILE =
      """
      \uFEFFHoldings details

      Growth ETF (VUG)


      Equity,as of 02/29/2024

      ,SEDOL,HOLDINGS,TICKER,% OF FUNDS*,SECTOR,COUNTRY,SECURITYDEPOSITORYRECEIPTTYPE,MARKET VALUE*,SHARES
      ,2588173,Microsoft Corp,MSFT,12.84%,Software,US,---,"$28,574,516,756.88","69,080,642"
      ,2073390,Berkshire Hathaway Inc,BRK/B,1.50%,"Finance, diversified",US,---,"($1,234.50)","1"
      ,BYXJF62,Zillow Group Inc,Z,<0.01%,Real Estate,US,---,"$20,178,625.50","359,370"
      ,BD6BJ40,Escrow Inc,---,<0.01%,Software,US,---,"$1.00","2"


      Fixed income,as of 02/29/2024

      ,SEDOL,HOLDINGS,TICKER,% OF FUNDS*,MARKET VALUE*,FACEAMOUNT,COUPONYIELD,MATURITY DATE



      Short-term reserves,as of 02/29/2024

      ,SEDOL,HOLDINGS,TICKER,% OF FUNDS*,MARKET VALUE*
      ,---,MKTLIQ,---,0.16%,"$362,498,277.92"
      ,---,SLBBH1142,---,<0.01%,"$16,138,200.22"



      "** There may be deviations when applying fair value and other considerations."


      "For more information about funds, visit a site to obtain a prospectus, if available."
      """;

  private Downloads downloads;

  @BeforeEach
  void downloads(@TempDir Path directory) {
    downloads = new Downloads(directory);
  }

  @Test
  void sinceTheSummerOf2025ItSaysTheSubIndustry() {
    Reading reading = downloads.read(FILE.replace(",SECTOR,", ",SUB-INDUSTRY,"));

    assertThat(Downloads.weights(reading))
        .isEqualTo(Map.of("MSFT", "0.1284", "BRK.B", "0.015", "Z", "0"));
  }

  @Test
  void itsEquitySectionIsTheFund() {
    Reading reading = downloads.read(FILE);

    assertThat(reading.format()).isEqualTo("Vanguard");
    assertThat(reading.fund()).contains("VUG");
    assertThat(reading.title()).contains("Growth ETF");
    assertThat(reading.asOf()).contains(LocalDate.of(2024, 2, 29));
    assertThat(Downloads.weights(reading))
        .isEqualTo(Map.of("MSFT", "0.1284", "BRK.B", "0.015", "Z", "0"));
    assertThat(Downloads.marketValues(reading))
        .isEqualTo(Map.of("MSFT", "28574516756.88", "BRK.B", "-1234.50", "Z", "20178625.50"));
    assertThat(Downloads.written(reading)).containsEntry("BRK.B", "BRK/B");
    assertThat(Downloads.identities(reading)).containsEntry("MSFT", "2588173");
    assertThat(reading.leftOut()).isEqualTo(Map.of("short-term reserves", 2, "no ticker", 1));
    assertThat(reading.weightSum().orElseThrow()).isEqualByComparingTo("0.145");
    assertThat(reading.lines().get(0).number()).isEqualTo(9);
  }

  @Test
  void withoutItsFootnotesItIsCutOff() {
    assertThat(downloads.read(FILE.substring(0, FILE.indexOf("\"** There"))).incomplete())
        .hasValueSatisfying(
            why -> assertThat(why).contains("the notes at the end of the file are missing"));
  }

  @Test
  void aRowWithFewerCellsThanTheHeaderIsCutOff() {
    assertThat(downloads.refusal(FILE.replace(",US,---,\"$20,178,625.50\",\"359,370\"", "")))
        .contains("line 11: ", "6 cells, but the header has 10; is the file cut off?");
  }
}
