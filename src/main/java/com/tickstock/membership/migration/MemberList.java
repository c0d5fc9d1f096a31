package com.tickstock.membership.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.CanonicalJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.ticker.Tickers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The array of an older entry: tickers, or objects with {@code symbol} or {@code ticker} and an
 * optional {@code weight}. Other fields of an object become the membership's metadata.
 */
final class MemberList {
  private static final Set<String> SYMBOL = Set.of("symbol", "ticker");
  private static final String WEIGHT = "weight";
  private static final String WRITTEN = "written";

  private final String field;
  private final JsonNode array;
  private final Map<Symbol, Integer> places = new LinkedHashMap<>();
  private final Map<Symbol, BigDecimal> weights = new LinkedHashMap<>();
  private final Map<Symbol, Optional<JsonObject>> metadata = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  private MemberList(String field, JsonNode array) {
    this.field = field;
    this.array = array;
  }

  /**
   * @param field the name of its field, for messages
   * @throws IllegalArgumentException if an element is wrong; the message names the first
   */
  static MemberList read(String field, JsonNode node) {
    // some writers stored the JSON as a text
    JsonNode array =
        node.isTextual() ? Json.readTree(node.textValue().getBytes(StandardCharsets.UTF_8)) : node;
    if (!array.isArray()) {
      throw new InvalidValueException(
          field, array.isNull() ? null : array, "an array of tickers or of objects with symbol");
    }
    MemberList list = new MemberList(field, array);
    for (int i = 0; i < array.size(); i++) {
      list.add("%s[%d]".formatted(field, i), i, array.get(i));
    }
    return list;
  }

  private static Symbol symbol(String field, String written) {
    try {
      return Tickers.parse(written);
    } catch (InvalidValueException e) {
      throw new InvalidValueException(field, written, "a ticker, as AAPL or BRK.B");
    }
  }

  private void add(String place, int index, JsonNode element) {
    if (!element.isTextual() && !element.isObject()) {
      throw new InvalidValueException(
          place, element.isNull() ? null : element, "a ticker, or an object with symbol or ticker");
    }
    String written = element.isTextual() ? element.textValue() : symbol(place, element);
    Symbol symbol = symbol(element.isTextual() ? place : place + ".symbol", written);
    Integer first = places.putIfAbsent(symbol, index);
    if (first != null) {
      repeated(symbol, first, index);
      return;
    }
    JsonNode weight = element.path(WEIGHT);
    if (!weight.isMissingNode() && !weight.isNull()) {
      weights.put(symbol, number(place + "." + WEIGHT, weight));
    }
    metadata.put(symbol, metadata(place, element, symbol, written));
  }

  /** Accepts an exact duplicate without a weight. Refuses duplicates that differ. */
  private void repeated(Symbol symbol, int first, int second) {
    if (!array.get(first).equals(array.get(second)) || weights.containsKey(symbol)) {
      throw new InvalidValueException(
          "%s[%d]".formatted(field, second),
          symbol,
          "each symbol once: it is already in %s[%d], differently or with a weight"
              .formatted(field, first));
    }
    notes.add("%s appears twice and counts once".formatted(symbol));
  }

  private static String symbol(String place, JsonNode element) {
    List<String> found =
        SYMBOL.stream()
            .map(element::path)
            .filter(JsonNode::isTextual)
            .map(JsonNode::textValue)
            .distinct()
            .toList();
    if (found.size() != 1) {
      throw new InvalidValueException(
          place + ".symbol", found.isEmpty() ? null : found, "one of symbol and ticker");
    }
    return found.get(0);
  }

  private static BigDecimal number(String place, JsonNode weight) {
    try {
      return weight.isTextual() ? new BigDecimal(weight.textValue()) : decimal(weight);
    } catch (NumberFormatException e) {
      throw new InvalidValueException(place, weight.asText(), "a number");
    }
  }

  private static BigDecimal decimal(JsonNode weight) {
    if (!weight.isNumber()) {
      throw new NumberFormatException();
    }
    return weight.decimalValue();
  }

  private static Optional<JsonObject> metadata(
      String place, JsonNode element, Symbol symbol, String written) {
    ObjectNode rest = UnmappedFields.of(element, Set.of("symbol", "ticker", WEIGHT));
    if (!symbol.value().equals(written)) {
      rest.put(WRITTEN, written);
    }
    return rest.isEmpty() ? Optional.empty() : Optional.of(CanonicalJson.object(place, rest));
  }

  int size() {
    return array.size();
  }

  Set<Symbol> symbols() {
    return places.keySet();
  }

  List<String> notes() {
    return notes;
  }

  /**
   * @param otherwise the unit if the sum of the weights does not determine it
   * @throws IllegalArgumentException if the unit is unknown, or a weight is invalid in it
   */
  SortedMap<Symbol, Member> members(Optional<WeightUnit> otherwise) {
    BigDecimal sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    Optional<WeightUnit> unit = WeightUnit.ofSum(sum).or(() -> otherwise);
    if (unit.isEmpty() && weights.values().stream().anyMatch(weight -> weight.signum() != 0)) {
      throw new IllegalArgumentException(
          "%s: the weights sum to %s: expected about 100 (percent) or about 1 (fractions); say"
                  .formatted(field, sum.toPlainString())
              + " --weights percent or --weights fraction");
    }
    SortedMap<Symbol, Member> members = new TreeMap<>();
    metadata.forEach(
        (symbol, rest) -> {
          Optional<Weight> weight =
              Optional.ofNullable(weights.get(symbol))
                  .map(number -> unit.orElse(WeightUnit.FRACTION).weight(number));
          members.put(symbol, new Member(symbol, weight, rest));
        });
    return members;
  }
}
