package com.tickstock.membership.loader.file;

import com.tickstock.membership.json.Checksum;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/**
 * A file as raw rows, before they are interpreted.
 *
 * @param checksum SHA-256 of its bytes, in hex
 * @param properties the {@code # key: value} lines above the rows; keys in lower case
 * @param delimiter the character between cells; a comma for a spreadsheet
 * @param rows without blank rows, and without a column of row numbers
 */
public record HoldingsFile(
    String name, String checksum, Map<String, String> properties, char delimiter, List<Row> rows) {
  private static final int HEADER_BYTES = 8;
  private static final int MAX_NAME = 200;

  /**
   * @param settled how long the file must have been unchanged
   * @throws RefusedFileException if it cannot be read as a table, or is still being written
   */
  public static HoldingsFile read(Path path, Duration settled) {
    requireName(path.getFileName().toString());
    byte[] bytes = SettledFile.read(path, settled, Clock.systemUTC());
    Map<String, String> properties = new LinkedHashMap<>();
    CsvText table = table(bytes, properties);
    if (table.rows().isEmpty()) {
      throw new RefusedFileException("empty: expected at least one symbol");
    }
    return new HoldingsFile(
        path.getFileName().toString(),
        Checksum.of(bytes),
        properties,
        table.delimiter(),
        IndexColumn.dropped(table.rows()));
  }

  /** The name is checked because it becomes part of the lineage of every membership. */
  private static void requireName(String name) {
    if (name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw new RefusedFileException(
          "its name: expected at most %d characters, and no control character".formatted(MAX_NAME));
    }
  }

  private static CsvText table(byte[] bytes, Map<String, String> properties) {
    boolean mayBeWorkbook = bytes.length >= HEADER_BYTES;
    if (mayBeWorkbook && ReadableWorkbook.isOOXMLZipHeader(bytes)) {
      return new CsvText(Delimiter.COMMA, Spreadsheet.rows(bytes));
    } else if (mayBeWorkbook && ReadableWorkbook.isOLE2Header(bytes)) {
      throw new RefusedFileException("an old Excel file (.xls): save it as .xlsx or .csv");
    }
    return CsvText.read(bytes, properties);
  }
}
