package com.tickstock.membership.loader.file;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** UTF-8 text with or without a byte order mark, with commas or semicolons between the cells. */
final class CsvText {
  private static final CSVFormat CSV =
      CSVFormat.DEFAULT.builder().setIgnoreSurroundingSpaces(true).get();
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Issuers pad with no-break spaces; some tools double every space. */
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");

  private CsvText() {}

  static List<Row> rows(byte[] bytes, Map<String, String> properties) {
    String text = decode(bytes);
    requireNoMarkup(text);
    String table = withoutProperties(text, properties);
    List<Row> rows = new ArrayList<>();
    try (CSVParser parser = delimited(table).parse(new StringReader(table))) {
      for (CSVRecord record : parser) {
        Row row = new Row(firstLine(record, parser), cells(record));
        if (!row.isBlank()) {
          rows.add(row);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new RefusedFileException("not CSV: %s; is the file cut off?".formatted(e.getMessage()));
    }
    return rows;
  }

  private static List<String> cells(CSVRecord record) {
    return Stream.of(record.values()).map(CsvText::stripped).toList();
  }

  static String stripped(String cell) {
    return SPACES.matcher(cell).replaceAll(" ").strip();
  }

  /** A spreadsheet program of a country with decimal commas writes semicolons between cells. */
  private static CSVFormat delimited(String text) {
    long semicolons = text.chars().filter(c -> c == ';').count();
    long commas = text.chars().filter(c -> c == ',').count();
    return semicolons > commas ? CSV.builder().setDelimiter(';').get() : CSV;
  }

  /** A quoted cell may hold line ends: what an editor shows is where the row begins. */
  private static int firstLine(CSVRecord record, CSVParser parser) {
    long within =
        Stream.of(record.values()).flatMapToInt(String::chars).filter(c -> c == '\n').count();
    return (int) (parser.getCurrentLineNumber() - within);
  }

  private static String decode(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new RefusedFileException("not UTF-8 text: expected a CSV or XLSX file");
    }
  }

  /** What a web site answers instead of a file when it does not want to give it. */
  private static void requireNoMarkup(String text) {
    if (text.stripLeading().replaceFirst("^\"+", "").startsWith("<")) {
      throw new RefusedFileException("a web page (HTML), not a holdings file: download it again");
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
}
