package com.tickstock.membership.loader;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.Thresholds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Leaves out securities that are too small to trade, by the group's {@code liquidity_filter}:
 * {@code {"min_weight": 0.0001}} is a fraction, {@code {"market_value_threshold": 1000000}} an
 * amount in the fund's currency. A security is kept if the file lacks its value. Other keys are not
 * applied.
 */
final class LiquidityFilter {
  private static final String LEFT_OUT = "below the liquidity filter";

  private LiquidityFilter() {}

  static Holding apply(JsonObject filter, Holding holding) {
    SortedMap<Symbol, Security> kept = new TreeMap<>(holding.securities());
    List<String> notes = new ArrayList<>(holding.notes());
    try {
      apply(Thresholds.of(filter), holding, kept, notes);
    } catch (InvalidValueException e) {
      // the filter was written before such filters were refused, or not over HTTP
      notes.add("liquidity filter not applied: " + e.getMessage());
    }
    SortedMap<String, Integer> leftOut = new TreeMap<>(holding.leftOut());
    if (kept.size() < holding.securities().size()) {
      leftOut.put(LEFT_OUT, holding.securities().size() - kept.size());
    }
    return holding.with(kept, leftOut, notes);
  }

  private static void apply(
      Thresholds thresholds,
      Holding holding,
      SortedMap<Symbol, Security> kept,
      List<String> notes) {
    boolean weights =
        kept.values().stream().anyMatch(security -> security.member().weight().isPresent());
    thresholds
        .minWeight()
        .ifPresent(
            least -> {
              requireColumn(weights, Thresholds.MIN_WEIGHT, notes);
              drop(kept, least, s -> s.member().weight().map(Weight::value));
            });
    thresholds
        .minMarketValue()
        .ifPresent(
            least -> {
              requireColumn(holding.hasMarketValue(), Thresholds.MIN_MARKET_VALUE, notes);
              drop(kept, least, Security::marketValue);
            });
    for (String key : thresholds.others()) {
      notes.add("liquidity filter %s not applied: unknown key".formatted(key));
    }
  }

  private static void requireColumn(boolean there, String key, List<String> notes) {
    if (!there) {
      notes.add("liquidity filter %s not applied: the file has no such column".formatted(key));
    }
  }

  /** Drops securities below the threshold; a missing value is not below it. */
  private static void drop(
      Map<Symbol, Security> kept,
      BigDecimal least,
      Function<Security, Optional<BigDecimal>> value) {
    kept.values()
        .removeIf(
            security -> value.apply(security).filter(v -> v.compareTo(least) < 0).isPresent());
  }
}
