package com.tickstock.membership.loader.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SsgaFormatTest {
  private static final String[] HEADER = {
    "Name", "Ticker", "Identifier", "SEDOL", "Weight", "Sector", "Shares Held", "Local Currency"
  };
  private static final Object[][] ROWS = {
    {"Fund Name:", "SPDR\u00AE S&P\u00AE Homebuilders ETF"},
    {"Ticker Symbol:", "XHB"},
    {"Holdings:", "As of 05-Mar-2024"},
    {},
    HEADER,
    {"APPLE INC", "AAPL", "037833100", "2046251", 6.123456, "-", 100.0, "USD"},
    {"BERKSHIRE HATHAWAY INC CL B", "BRK.B", "084670702", "2073390", 1.5, "-", 10, "USD"},
    {"TEXT CO", "TXT", "000000001", "B000001", "0.25", "-", "1,000", "USD"},
    {"US DOLLAR", "-", "999USDZ92", "-", 0.2, "Unassigned", 5, "USD"},
    {"US DOLLAR", "CASH_USD", "CASH_USD", "-", 0.1, "Unassigned", 5, "USD"},
    {"SSI US GOV MONEY MARKET CLASS", "", "924QSGII3", "-", 0.05, "-", 5, "USD"},
    {},
    {"Past performance is not a reliable indicator of future performance of any fund."},
  };

  private Downloads downloads;

  static byte[] file() {
    return workbook(ROWS);
  }

  private static byte[] workbook(Object[][]... sheets) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
      for (int i = 0; i < sheets.length; i++) {
        fill(workbook.newWorksheet("sheet" + i), sheets[i]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void fill(Worksheet sheet, Object[][] rows) {
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < rows[row].length; column++) {
        if (rows[row][column] instanceof Number number) {
          sheet.value(row, column, number);
        } else {
          sheet.value(row, column, (String) rows[row][column]);
        }
      }
    }
  }

  @BeforeEach
  void downloads(@TempDir Path directory) {
    downloads = new Downloads(directory);
  }

  @Test
  void aWorkbookIsReadAsDownloadedWhateverItsName() {
    Reading reading = downloads.read(file());

    assertThat(reading.format()).isEqualTo("SPDR");
    assertThat(reading.fund()).contains("XHB");
    assertThat(reading.title()).contains("SPDR\u00AE S&P\u00AE Homebuilders ETF");
    assertThat(reading.asOf()).contains(LocalDate.of(2024, 3, 5));
    assertThat(Downloads.weights(reading))
        .as("percent, as numbers and as text")
        .isEqualTo(Map.of("AAPL", "0.06123456", "BRK.B", "0.015", "TXT", "0.0025"));
    assertThat(Downloads.identities(reading)).containsEntry("AAPL", "037833100");
    assertThat(Downloads.sectors(reading)).containsEntry("AAPL", "none");
    assertThat(reading.leftOut()).isEqualTo(Map.of("cash", 2, "no ticker", 1));
    assertThat(reading.lines().get(0).number()).isEqualTo(6);
    assertThat(reading.weightSum().orElseThrow()).isEqualByComparingTo("0.08223456");
  }

  @Test
  void cellsThatWereNeverWrittenAreEmpty() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("holdings");
      fill(sheet, new Object[][] {HEADER});
      sheet.value(3, 0, "APPLE INC");
      sheet.value(3, 1, "AAPL");
      sheet.value(3, 4, 6.5);
      sheet.value(9, 0, "A NAME WITHOUT A TICKER");
      sheet.value(9, 4, 0.5);
    }

    Reading reading = downloads.read(bytes.toByteArray());

    assertThat(Downloads.weights(reading)).isEqualTo(Map.of("AAPL", "0.065"));
    assertThat(reading.lines().get(0).number()).isEqualTo(4);
    assertThat(reading.leftOut()).isEqualTo(Map.of("no ticker", 1));
  }

  @Test
  void aNumberInAPercentFormatIsAFraction() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("holdings");
      fill(sheet, new Object[][] {{"symbol", "weight"}, {"AAPL", 0.065}, {"MSFT", 6.5}});
      sheet.style(1, 1).format("0.00%").set();
    }

    assertThat(Downloads.weights(downloads.read(bytes.toByteArray())))
        .isEqualTo(Map.of("AAPL", "0.065", "MSFT", "0.065"));
  }

  @Test
  void convertedToCsvItIsTheSame() {
    StringBuilder csv = new StringBuilder();
    for (Object[] row : ROWS) {
      Arrays.stream(row).forEach(cell -> csv.append('"').append(cell).append("\","));
      csv.append(",".repeat(HEADER.length - row.length)).append("\n");
    }

    Reading reading = downloads.read(csv.toString());

    assertThat(reading.format()).isEqualTo("SPDR");
    assertThat(Downloads.weights(reading)).isEqualTo(Downloads.weights(downloads.read(file())));
    assertThat(reading.leftOut()).isEqualTo(downloads.read(file()).leftOut());
    assertThat(reading.asOf()).isEqualTo(downloads.read(file()).asOf());
    assertThat(reading.fund()).isEqualTo(downloads.read(file()).fund());
  }

  @Test
  void whichOfTwoSheetsIsMeantIsUnknown() {
    assertThat(downloads.refusal(workbook(ROWS, ROWS)))
        .contains("a workbook of 2 sheets", "expected one");
  }

  @Test
  void aSheetWithAHeaderAloneWouldEmptyTheGroup() {
    assertThat(downloads.refusal(workbook(Arrays.copyOf(ROWS, 5))))
        .contains("no holdings below the header: it would empty the group");
  }

  @Test
  void anEmptySheetIsRefused() {
    assertThat(downloads.refusal(workbook(new Object[0][])))
        .isEqualTo("empty: expected at least one symbol");
  }

  @Test
  void anArchiveThatIsNoWorkbookIsRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("holdings.csv"));
      zip.write("symbol\nAAPL\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    assertThat(downloads.refusal(bytes.toByteArray())).contains("cannot be read as XLSX");
  }

  @Test
  void anOldWorkbookIsRefused() {
    byte[] xls = new byte[1024];
    byte[] magic = {
      (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    System.arraycopy(magic, 0, xls, 0, magic.length);

    assertThat(downloads.refusal(xls)).contains("an old Excel file (.xls)", ".xlsx or .csv");
  }
}
