package com.tickstock.membership.ticker;

import com.tickstock.membership.group.InvalidValueException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** Reads the reference tables {@code aliases.csv} and {@code exchanges.csv}. */
final class ReferenceData {
  private static final CSVFormat CSV =
      CSVFormat.DEFAULT
          .builder()
          .setCommentMarker('#')
          .setHeader()
          .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
          .setSkipHeaderRecord(true)
          .setIgnoreSurroundingSpaces(true)
          .get();

  private static final String CODE = "code";
  private static final List<String> COLUMNS =
      List.of(CODE, "exchanges", "country", "mics", "yahoo", "reuters", "names");
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern MARKET = Pattern.compile("[A-Z]{2}");

  private ReferenceData() {}

  /** The symbol for each spelling without a separator, in upper case. */
  static Map<String, String> aliases() {
    return read("/aliases.csv").stream()
        .collect(Collectors.toUnmodifiableMap(row -> row.get("written"), row -> row.get("symbol")));
  }

  static Exchanges exchanges() {
    Exchanges exchanges = new Exchanges();
    List<Map<String, String>> rows = read("/exchanges.csv");
    rows.forEach(exchanges::add);
    rows.forEach(exchanges::addReuters);
    return exchanges;
  }

  /**
   * @throws IllegalArgumentException if the file is invalid; the message names the file and the
   *     line
   */
  static Exchanges exchangesWith(Path file) {
    Exchanges exchanges = exchanges();
    try (CSVParser rows = CSV.parse(new StringReader(text(file)))) {
      requireColumns(file, rows.getHeaderNames());
      for (CSVRecord row : rows) {
        add(file, rows.getCurrentLineNumber(), row, exchanges);
      }
      return exchanges;
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidValueException(
          "exchanges", file, "a CSV file in UTF-8, as exchanges.csv of the service");
    }
  }

  private static String text(Path file) throws IOException {
    String text = Files.readString(file);
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static void requireColumns(Path file, List<String> header) {
    boolean isKnown = COLUMNS.containsAll(header) && Set.copyOf(header).size() == header.size();
    if (!header.contains(CODE) || !isKnown) {
      throw new InvalidValueException(
          "%s: header".formatted(file.getFileName()),
          String.join(",", header),
          "code and any of %s, each once".formatted(String.join(", ", COLUMNS)));
    }
  }

  private static void add(Path file, long line, CSVRecord row, Exchanges exchanges) {
    try {
      String code = row.isSet(CODE) ? row.get(CODE) : "";
      if (!row.isConsistent() || !MARKET.matcher(code).matches()) {
        throw new InvalidValueException(
            CODE, code, "two capital letters, and as many cells as the header has");
      }
      exchanges.add(row.toMap());
      exchanges.addReuters(row.toMap());
    } catch (InvalidValueException e) {
      throw new IllegalArgumentException(
          "%s, line %d: %s".formatted(file.getFileName(), line, e.getMessage()), e);
    }
  }

  private static List<Map<String, String>> read(String resource) {
    try (Reader text =
        new InputStreamReader(
            Objects.requireNonNull(ReferenceData.class.getResourceAsStream(resource)),
            StandardCharsets.UTF_8)) {
      return CSV.parse(text).stream().map(CSVRecord::toMap).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
