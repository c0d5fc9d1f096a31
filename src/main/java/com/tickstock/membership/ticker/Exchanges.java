package com.tickstock.membership.ticker;

import com.tickstock.membership.group.InvalidValueException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Maps the spellings of markets in files to one code each. The table is {@code exchanges.csv}; its
 * first lines explain the columns.
 */
final class Exchanges {
  /** The market whose listings have no code after the ticker. */
  static final String US = "US";

  /**
   * Ambiguous suffixes: the single letters can be US share classes, PR can be a preferred share.
   */
  private static final List<String> UNCERTAIN_SUFFIXES = List.of("V", "F", "PR");

  private final Map<String, String> byBloomberg = new HashMap<>();
  private final Map<String, String> byCountry = new HashMap<>();
  private final Map<String, String> byName = new HashMap<>();
  private final Map<String, String> bySuffix = new HashMap<>();

  /**
   * Adds a market, or more names of a known market.
   *
   * @param row the cells by column; missing columns are ignored
   * @throws InvalidValueException if a name already belongs to another market
   */
  void add(Map<String, String> row) {
    String code = row.get("code");
    put("exchanges", byBloomberg, Stream.concat(Stream.of(code), words(row, "exchanges")), code);
    put("country", byCountry, words(row, "country"), code);
    put("mics", byName, words(row, "mics"), code);
    put("names", byName, Stream.of(row.getOrDefault("names", "").split(";")), code);
    put(
        "yahoo",
        bySuffix,
        words(row, "yahoo").filter(suffix -> !UNCERTAIN_SUFFIXES.contains(suffix)),
        code);
  }

  /**
   * Adds the Reuters suffixes, except those that are another market at Yahoo. Skips single letters,
   * which can be share classes.
   */
  void addReuters(Map<String, String> row) {
    words(row, "reuters")
        .filter(suffix -> suffix.length() > 1 && !UNCERTAIN_SUFFIXES.contains(suffix))
        .forEach(suffix -> bySuffix.putIfAbsent(suffix, row.get("code")));
  }

  private static Stream<String> words(Map<String, String> row, String column) {
    return Stream.of(row.getOrDefault(column, "").split(" "));
  }

  private static void put(
      String column, Map<String, String> table, Stream<String> written, String code) {
    written
        .map(Exchanges::folded)
        .filter(text -> !text.isEmpty())
        .forEach(
            text -> {
              String former = table.putIfAbsent(text, code);
              if (former != null && !former.equals(code)) {
                throw new InvalidValueException(
                    column,
                    text,
                    "a value of no other market: %s has it already".formatted(former));
              }
            });
  }

  private static String folded(String text) {
    return text.strip().toUpperCase(Locale.ROOT);
  }

  /** The market for Bloomberg's code of an exchange or a market, which follows the ticker. */
  Optional<String> bloomberg(String code) {
    return Optional.ofNullable(byBloomberg.get(code));
  }

  /** The market for an ISO 3166 country code. */
  Optional<String> country(String code) {
    return Optional.ofNullable(byCountry.get(code));
  }

  /** The market for an exchange's name or its ISO 10383 code. */
  Optional<String> name(String name) {
    return Optional.ofNullable(byName.get(folded(name)));
  }

  /** The market for a suffix of Yahoo or Reuters after a dot, if it is unambiguous. */
  Optional<String> suffix(String suffix) {
    return Optional.ofNullable(bySuffix.get(suffix));
  }
}
