package com.tickstock.membership.loader;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Leaves out what is too small to trade, by the group's {@code liquidity_filter}: {@code
 * {"min_weight": 0.0001}} is a fraction, {@code {"market_value_threshold": 1000000}} an amount in
 * the fund's currency. A security of which the file does not say it is kept, as is every other key.
 */
final class LiquidityFilter {
  private static final String MIN_WEIGHT = "min_weight";
  private static final String MARKET_VALUE = "market_value_threshold";
  private static final Set<String> KNOWN = Set.of(MIN_WEIGHT, MARKET_VALUE);
  private static final String LEFT_OUT = "below the liquidity filter";

  private final JsonNode filter;

  LiquidityFilter(JsonObject filter) {
    this.filter = Json.readTree(filter);
  }

  Holding apply(Holding holding) {
    SortedMap<Symbol, Security> kept = new TreeMap<>(holding.securities());
    List<String> notes = new ArrayList<>(holding.notes());
    boolean weights =
        kept.values().stream().anyMatch(security -> security.member().weight().isPresent());
    drop(kept, MIN_WEIGHT, weights, s -> s.member().weight().map(Weight::value), notes);
    drop(kept, MARKET_VALUE, holding.hasMarketValue(), Security::marketValue, notes);
    for (String key : (Iterable<String>) filter::fieldNames) {
      if (!KNOWN.contains(key)) {
        notes.add("liquidity filter %s not applied: nothing is known of it".formatted(key));
      }
    }
    SortedMap<String, Integer> leftOut = new TreeMap<>(holding.leftOut());
    if (kept.size() < holding.securities().size()) {
      leftOut.put(LEFT_OUT, holding.securities().size() - kept.size());
    }
    return holding.with(kept, leftOut, notes);
  }

  private void drop(
      Map<Symbol, Security> kept,
      String key,
      boolean hasColumn,
      Function<Security, Optional<BigDecimal>> value,
      List<String> notes) {
    JsonNode least = filter.path(key);
    if (least.isMissingNode() || least.isNull()) {
      return;
    } else if (!least.isNumber()) {
      notes.add("liquidity filter %s is %s, not a number: not applied".formatted(key, least));
    } else if (!hasColumn) {
      notes.add("liquidity filter %s not applied: the file has no such column".formatted(key));
    } else {
      kept.values()
          .removeIf(
              security ->
                  value
                      .apply(security)
                      .filter(v -> v.compareTo(least.decimalValue()) < 0)
                      .isPresent());
    }
  }
}
