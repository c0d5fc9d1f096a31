package com.tickstock.membership.loader.file;

import com.tickstock.membership.json.Checksum;
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
  private static final long MOST_BYTES = 16L << 20;
  private static final int HEADER_BYTES = 8;
  private static final int MOST_NAME = 200;

  /**
   * @throws RefusedFileException where it cannot be read as a table
   */
  public static HoldingsFile read(Path path) {
    requireName(path.getFileName().toString());
    byte[] bytes = bytes(path);
    Map<String, String> properties = new LinkedHashMap<>();
    List<Row> rows = rows(bytes, properties);
    if (rows.isEmpty()) {
      throw new RefusedFileException("empty: expected at least one symbol");
    }
    return new HoldingsFile(path.getFileName().toString(), Checksum.of(bytes), properties, rows);
  }

  /** It goes along as the lineage of every membership. */
  private static void requireName(String name) {
    if (name.length() > MOST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw new RefusedFileException(
          "its name: expected at most %d characters, and no control character"
              .formatted(MOST_NAME));
    }
  }

  private static List<Row> rows(byte[] bytes, Map<String, String> properties) {
    boolean mayBeWorkbook = bytes.length >= HEADER_BYTES;
    if (mayBeWorkbook && ReadableWorkbook.isOOXMLZipHeader(bytes)) {
      return Spreadsheet.rows(bytes);
    } else if (mayBeWorkbook && ReadableWorkbook.isOLE2Header(bytes)) {
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
