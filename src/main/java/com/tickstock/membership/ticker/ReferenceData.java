package com.tickstock.membership.ticker;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;

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
    return read("/aliases.csv", "written", "symbol");
  }

  /** Bloomberg's code for each exchange as issuers name it, in lower case. */
  static Map<String, String> exchanges() {
    return read("/exchanges.csv", "name", "code").entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
  }

  private static Map<String, String> read(String resource, String key, String value) {
    try (Reader text =
        new InputStreamReader(
            Objects.requireNonNull(ReferenceData.class.getResourceAsStream(resource)),
            StandardCharsets.UTF_8)) {
      return CSV.parse(text).stream()
          .collect(Collectors.toUnmodifiableMap(row -> row.get(key), row -> row.get(value)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
