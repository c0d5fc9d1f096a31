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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file: UTF-8 text with or without a byte order mark.
 *
 * @param delimiter the character between cells
 */
record CsvText(char delimiter, List<Row> rows) {
  private static final CSVFormat CSV =
      CSVFormat.DEFAULT.builder().setIgnoreSurroundingSpaces(true).get();

  /** The allowed keys of property lines above the rows. */
  private static final List<String> KEYS = List.of("as-of", "description", "criteria", "related");

  /** A line {@code # key: value}; an address such as https://... is not a property. */
  private static final Pattern PROPERTY =
      Pattern.compile("#([^:]{1,40}):(?!//)(.*)", Pattern.DOTALL);

  /** A line that begins with a hash, but not a header whose first title is a hash. */
  private static final Pattern PROPERTY_OR_COMMENT = Pattern.compile("#(?![,;\t])");

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Issuers pad with no-break spaces; some tools double every space. */
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");

  /**
   * @param properties receives the properties of the file
   */
  static CsvText read(byte[] bytes, Map<String, String> properties) {
    String text = decode(bytes);
    requireNoMarkup(text);
    String table = withoutProperties(text, properties);
    List<Row> rows = new ArrayList<>();
    char delimiter = Delimiter.of(table);
    CSVFormat format = CSV.builder().setDelimiter(delimiter).get();
    try (CSVParser parser = format.parse(new StringReader(table))) {
      for (CSVRecord record : parser) {
        Row row = new Row(firstLine(record, parser), cells(record));
        if (!row.isBlank()) {
          rows.add(row);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new RefusedFileException("not CSV: %s; is the file cut off?".formatted(e.getMessage()));
    }
    return new CsvText(delimiter, rows);
  }

  private static List<String> cells(CSVRecord record) {
    return Stream.of(record.values()).map(CsvText::stripped).toList();
  }

  static String stripped(String cell) {
    return SPACES.matcher(cell).replaceAll(" ").strip();
  }

  /** The line on which the row begins, as in an editor. Quoted cells may contain line ends. */
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

  /** Refuses a web page, which some sites return instead of the file. */
  private static void requireNoMarkup(String text) {
    if (text.stripLeading().replaceFirst("^\"+", "").startsWith("<")) {
      throw new RefusedFileException("a web page (HTML), not a holdings file: download it again");
    }
  }

  /** Refuses unknown keys: if a misspelt key were ignored, the file could hold from another day. */
  private static void add(String line, int number, Map<String, String> properties) {
    Matcher property = PROPERTY.matcher(line);
    if (property.matches()) {
      String key = property.group(1).strip().toLowerCase(Locale.ROOT);
      if (!KEYS.contains(key)) {
        throw RefusedFileException.at(
            number, "key is \"%s\": expected one of %s".formatted(key, String.join(", ", KEYS)));
      }
      if (properties.putIfAbsent(key, property.group(2).strip()) != null) {
        throw RefusedFileException.at(number, "%s is given twice".formatted(key));
      }
    }
  }

  /** Blanks the property and comment lines above the rows, so that line numbers stay. */
  private static String withoutProperties(String text, Map<String, String> properties) {
    StringBuilder rest = new StringBuilder();
    boolean before = true;
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      boolean isSaid = PROPERTY_OR_COMMENT.matcher(line).lookingAt();
      before &= line.isBlank() || isSaid;
      if (before && isSaid) {
        add(line, number, properties);
        rest.append('\n');
      } else {
        rest.append(line).append('\n');
      }
    }
    return rest.toString();
  }
}
