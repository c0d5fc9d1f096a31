package com.tickstock.membership.ticker;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvReadException;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.tickstock.membership.group.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the reference tables {@code aliases.csv} and {@code exchanges.csv}. */
final class ReferenceData {
  private static final ObjectReader CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.ALLOW_COMMENTS)
          .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
          .build()
          .readerForMapOf(String.class)
          .with(CsvSchema.emptySchema().withHeader());

  private static final String CODE = "code";
  private static final List<String> COLUMNS =
      List.of(CODE, "exchanges", "country", "mics", "yahoo", "reuters", "names");
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern MARKET = Pattern.compile("[A-Z]{2}");

  private ReferenceData() {}

  /** The symbol for each spelling without a separator, in upper case. */
  static Map<String, String> aliases() {
    return read("aliases.csv").stream()
        .collect(Collectors.toUnmodifiableMap(row -> row.get("written"), row -> row.get("symbol")));
  }

  static Exchanges exchanges() {
    Exchanges exchanges = new Exchanges();
    List<Map<String, String>> rows = read("exchanges.csv");
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
    try (MappingIterator<Map<String, String>> rows = CSV.readValues(text(file))) {
      requireColumns(file, header(rows));
      while (rows.hasNextValue()) {
        add(file, rows, exchanges);
      }
      return exchanges;
    } catch (CsvReadException e) {
      throw wrongCells(file, e);
    } catch (IOException e) {
      throw new InvalidValueException(
          "exchanges", file, "a CSV file in UTF-8, as exchanges.csv of the service");
    }
  }

  private static List<String> header(MappingIterator<Map<String, String>> rows) throws IOException {
    rows.hasNextValue(); // reads the header
    List<String> columns = new ArrayList<>();
    ((CsvSchema) rows.getParserSchema()).forEach(column -> columns.add(column.getName()));
    return columns;
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

  private static void add(Path file, MappingIterator<Map<String, String>> rows, Exchanges exchanges)
      throws IOException {
    int line = rows.getCurrentLocation().getLineNr();
    Map<String, String> row = rows.nextValue();
    try {
      String code = row.get(CODE);
      if (!MARKET.matcher(code).matches()) {
        throw new InvalidValueException(CODE, code, "two capital letters");
      }
      exchanges.add(row);
      exchanges.addReuters(row);
    } catch (InvalidValueException e) {
      throw new IllegalArgumentException(
          "%s, line %d: %s".formatted(file.getFileName(), line, e.getMessage()), e);
    }
  }

  private static IllegalArgumentException wrongCells(Path file, CsvReadException e) {
    return new IllegalArgumentException(
        "%s, line %d: expected as many cells as the header has"
            .formatted(file.getFileName(), e.getLocation().getLineNr()),
        e);
  }

  private static List<Map<String, String>> read(String resource) {
    // beside the class: another jar may have a file of that name at its root
    try (InputStream table =
            Objects.requireNonNull(ReferenceData.class.getResourceAsStream(resource));
        MappingIterator<Map<String, String>> rows = CSV.readValues(table)) {
      return rows.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
