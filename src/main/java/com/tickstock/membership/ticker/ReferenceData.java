package com.tickstock.membership.ticker;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The tables beside the code: {@code aliases.csv} and {@code exchanges.csv}. */
final class ReferenceData {
  private static final CSVFormat CSV =
      CSVFormat.DEFAULT
          .builder()
          .setCommentMarker('#')
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreSurroundingSpaces(true)
          .get();

  private ReferenceData() {}

  /** The symbol for each spelling without a separator, in upper case. */
  static Map<String, String> aliases() {
    return read("/aliases.csv").stream()
        .collect(Collectors.toUnmodifiableMap(row -> row.get("written"), row -> row.get("symbol")));
  }

  static Exchanges exchanges() {
    return new Exchanges(read("/exchanges.csv"));
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
