package com.tickstock.membership.loader.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/**
 * A file as it stands, before anyone says what it means.
 *
 * @param checksum SHA-256 of its bytes, in hex
 * @param properties what lines {@code # key: value} before the rows say of the whole; by key in
 *     lower case
 * @param rows without blank ones
 */
public record HoldingsFile(
    String name, String checksum, Map<String, String> properties, List<Row> rows) {
  private static final long MOST_BYTES = 64L << 20;

  /**
   * @throws RefusedFileException where it cannot be read as a table
   */
  public static HoldingsFile read(Path path) {
    byte[] bytes = bytes(path);
    Map<String, String> properties = new LinkedHashMap<>();
    List<Row> rows = rows(bytes, properties);
    if (rows.isEmpty()) {
      throw new RefusedFileException("empty: expected at least one symbol");
    }
    return new HoldingsFile(path.getFileName().toString(), Checksum.of(bytes), properties, rows);
  }

  private static List<Row> rows(byte[] bytes, Map<String, String> properties) {
    if (ReadableWorkbook.isOOXMLZipHeader(bytes)) {
      return Spreadsheet.rows(bytes);
    } else if (ReadableWorkbook.isOLE2Header(bytes)) {
      throw new RefusedFileException("an old Excel file (.xls): save it as .xlsx or .csv");
    }
    return CsvText.rows(bytes, properties);
  }

  private static byte[] bytes(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new RefusedFileException("not a regular file");
    }
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw new RefusedFileException(
            "%d bytes: expected at most %d".formatted(Files.size(path), MOST_BYTES));
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new RefusedFileException("cannot be read: " + e.getMessage());
    }
  }
}
