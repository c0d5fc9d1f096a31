package com.tickstock.membership.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The thresholds of a liquidity filter that a load applies.
 *
 * @param minWeight a fraction, 0 to 1
 * @param minMarketValue an amount in the fund's currency, from 0
 * @param others names of the other fields, which are stored but which no load applies
 */
public record Thresholds(
    Optional<BigDecimal> minWeight, Optional<BigDecimal> minMarketValue, List<String> others) {
  public static final String MIN_WEIGHT = "min_weight";
  public static final String MIN_MARKET_VALUE = "market_value_threshold";
  private static final Set<String> KNOWN = Set.of(MIN_WEIGHT, MIN_MARKET_VALUE);

  /**
   * @throws InvalidValueException if a threshold that a load applies is not a number, or out of
   *     range
   */
  public static Thresholds of(JsonObject filter) {
    JsonNode fields = Json.readTree(filter);
    Optional<BigDecimal> minWeight = number(fields, MIN_WEIGHT, "a fraction from 0 to 1");
    minWeight
        .filter(fraction -> fraction.compareTo(BigDecimal.ONE) > 0)
        .ifPresent(value -> refuse(MIN_WEIGHT, value, "a fraction from 0 to 1"));
    return new Thresholds(
        minWeight,
        number(fields, MIN_MARKET_VALUE, "an amount, a number from 0"),
        Stream.of(fields)
            .flatMap(object -> object.properties().stream())
            .map(field -> field.getKey())
            .filter(name -> !KNOWN.contains(name))
            .toList());
  }

  private static Optional<BigDecimal> number(JsonNode fields, String name, String expected) {
    JsonNode value = fields.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    } else if (!value.isNumber() || value.decimalValue().signum() < 0) {
      refuse(name, value, expected);
    }
    return Optional.of(value.decimalValue());
  }

  private static void refuse(String name, Object value, String expected) {
    throw new InvalidValueException("liquidityFilter." + name, value, expected);
  }
}
