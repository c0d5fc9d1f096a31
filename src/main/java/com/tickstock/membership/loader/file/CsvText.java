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
 * UTF-8 text with or without a byte order mark.
 *
 * @param delimiter between the cells
 */
record CsvText(char delimiter, List<Row> rows) {
  private static final CSVFormat CSV =
      CSVFormat.DEFAULT.builder().setIgnoreSurroundingSpaces(true).get();

  /** What the lines before the rows may say of the whole. */
  private static final List<String> KEYS = List.of("as-of", "description", "criteria", "related");

  /** Not of an address, https://... */
  private static final Pattern PROPERTY =
      Pattern.compile("#([^:]{1,40}):(?!//)(.*)", Pattern.DOTALL);

  /** Not a header whose first title is a hash. */
  private static final Pattern PROPERTY_OR_COMMENT = Pattern.compile("#(?![,;\t])");

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Issuers pad with no-break spaces; some tools double every space. */
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");

  /**
   * @param properties to which those of the file are added
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

  /** A misspelt key would be passed over, and the file hold from another day. */
  private static void add(String line, int number, Map<String, String> properties) {
    Matcher property = PROPERTY.matcher(line);
    if (property.matches()) {
      String key = property.group(1).strip().toLowerCase(Locale.ROOT);
      if (!KEYS.contains(key)) {
        throw RefusedFileException.at(
            number, "key is \"%s\": expected one of %s".formatted(key, String.join(", ", KEYS)));
      }
      if (properties.putIfAbsent(key, property.group(2).strip()) != null) {
        throw RefusedFileException.at(number, "%s stands there twice".formatted(key));
      }
    }
  }

  /** Blanks the lines before the rows that begin with a hash, so that line numbers stay. */
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
