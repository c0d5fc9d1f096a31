package com.tickstock.membership.ticker;

import com.tickstock.membership.group.InvalidValueException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What files write for a market, and the one code that comes out: {@code exchanges.csv}, whose
 * columns its first lines explain.
 */
final class Exchanges {
  /** The market whose listings have no code behind the ticker. */
  static final String US = "US";

  /** One letter each, which is a share class of US stocks as well; or PR, a preferred share. */
  private static final List<String> UNCERTAIN_SUFFIXES = List.of("V", "F", "PR");

  private final Map<String, String> byBloomberg = new HashMap<>();
  private final Map<String, String> byCountry = new HashMap<>();
  private final Map<String, String> byName = new HashMap<>();
  private final Map<String, String> bySuffix = new HashMap<>();

  /**
   * Adds a market, or more of what a market is called.
   *
   * @param row by column; a column that is missing says nothing
   * @throws InvalidValueException where a name is of another market already
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
   * Adds the suffixes of Reuters, where Yahoo does not mean another market by them. One letter can
   * be a class of share.
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
                    "what no other market has: it is of %s already".formatted(former));
              }
            });
  }

  private static String folded(String text) {
    return text.strip().toUpperCase(Locale.ROOT);
  }

  /** Of the code of an exchange or a market, as Bloomberg writes it behind a ticker. */
  Optional<String> bloomberg(String code) {
    return Optional.ofNullable(byBloomberg.get(code));
  }

  /** Of a country, as ISO 3166 writes it. */
  Optional<String> country(String code) {
    return Optional.ofNullable(byCountry.get(code));
  }

  /** Of an exchange, by its name or its code in ISO 10383. */
  Optional<String> name(String name) {
    return Optional.ofNullable(byName.get(folded(name)));
  }

  /** Of what Yahoo writes behind a dot, where that can mean nothing else. */
  Optional<String> suffix(String suffix) {
    return Optional.ofNullable(bySuffix.get(suffix));
  }
}
