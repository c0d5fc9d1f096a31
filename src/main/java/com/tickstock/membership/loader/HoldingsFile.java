package com.tickstock.membership.loader;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file as it stands, before anyone says what it means: UTF-8, with or without a byte order
 * mark; lines {@code # key: value} before the rows say things about the whole.
 *
 * @param checksum SHA-256 of its bytes, in hex
 * @param properties by key in lower case
 * @param rows without blank ones
 */
record HoldingsFile(String name, String checksum, Map<String, String> properties, List<Row> rows) {
  private static final CSVFormat CSV =
      CSVFormat.DEFAULT.builder().setTrim(true).setIgnoreEmptyLines(true).get();
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * @throws RefusedFileException where it cannot be read as CSV
   */
  static HoldingsFile read(Path path) {
    byte[] bytes = bytes(path);
    List<Row> rows = new ArrayList<>();
    Map<String, String> properties = new LinkedHashMap<>();
    String text = decode(bytes);
    try (CSVParser parser = CSV.parse(new StringReader(withoutProperties(text, properties)))) {
      for (CSVRecord record : parser) {
        Row row = new Row(firstLine(record, parser), Stream.of(record.values()).toList());
        if (!row.isBlank()) {
          rows.add(row);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new RefusedFileException("not CSV: " + e.getMessage());
    }
    return new HoldingsFile(path.getFileName().toString(), checksum(bytes), properties, rows);
  }

  /** A quoted cell may hold line ends: what an editor shows is where the row begins. */
  private static int firstLine(CSVRecord record, CSVParser parser) {
    long within =
        Stream.of(record.values()).flatMapToInt(String::chars).filter(c -> c == '\n').count();
    return (int) (parser.getCurrentLineNumber() - within);
  }

  private static byte[] bytes(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new RefusedFileException("not a regular file");
    }
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new RefusedFileException("cannot be read: " + e.getMessage());
    }
  }

  private static String decode(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new RefusedFileException("not UTF-8 text: expected a CSV file");
    }
  }

  /** Blanks the lines before the rows that begin with a hash, so that line numbers stay. */
  private static String withoutProperties(String text, Map<String, String> properties) {
    StringBuilder rest = new StringBuilder();
    boolean before = true;
    for (String line : text.split("\n", -1)) {
      before &= line.isBlank() || line.startsWith("#");
      if (before && line.startsWith("#")) {
        String[] parts = line.substring(1).split(":", 2);
        if (parts.length == 2) {
          properties.put(parts[0].strip().toLowerCase(Locale.ROOT), parts[1].strip());
        }
        rest.append('\n');
      } else {
        rest.append(line).append('\n');
      }
    }
    return rest.toString();
  }

  private static String checksum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
