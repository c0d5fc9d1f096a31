package com.tickstock.membership.loader.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tickstock.membership.loader.file.HoldingsFile;
import com.tickstock.membership.loader.file.RefusedFileException;
import com.tickstock.membership.ticker.Tickers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the content that a test writes, under an unrelated file name. */
record Downloads(Path directory) {
  private static final String MISLEADING = "arkk_2001-01-01_theme.csv";

  Reading read(String text) {
    return read(text.getBytes(UTF_8));
  }

  Reading read(byte[] bytes) {
    return HoldingsFormat.of(file(bytes), Tickers.STANDARD);
  }

  HoldingsFile file(byte[] bytes) {
    try {
      return HoldingsFile.read(Files.write(directory.resolve(MISLEADING), bytes), Duration.ZERO);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The reason of the refusal; null if it is not refused. */
  String refusal(String text) {
    return refusal(text.getBytes(UTF_8));
  }

  String refusal(byte[] bytes) {
    RefusedFileException refused =
        catchThrowableOfType(RefusedFileException.class, () -> read(bytes));
    return refused == null ? null : refused.getMessage();
  }

  /** The weight of each symbol as a fraction; fails if a symbol appears twice. */
  static Map<String, String> weights(Reading reading) {
    return bySymbol(
        reading, line -> line.weight().map(w -> w.value().toPlainString()).orElse("unknown"));
  }

  static Map<String, String> written(Reading reading) {
    return bySymbol(reading, Line::written);
  }

  static Map<String, String> sectors(Reading reading) {
    return bySymbol(reading, line -> line.sector().orElse("none"));
  }

  static Map<String, String> identities(Reading reading) {
    return bySymbol(reading, line -> line.identity().orElse("none"));
  }

  static Map<String, String> marketValues(Reading reading) {
    return bySymbol(reading, line -> text(line.marketValue().map(v -> v.toPlainString())));
  }

  private static String text(Optional<String> value) {
    return value.orElse("unknown");
  }

  private static Map<String, String> bySymbol(Reading reading, Function<Line, String> value) {
    return reading.lines().stream()
        .collect(
            Collectors.toMap(
                line -> line.symbol().value(),
                value,
                (one, other) -> one + " and " + other,
                TreeMap::new));
  }
}
