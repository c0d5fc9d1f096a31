package com.tickstock.membership.group;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A symbol that is in several groups.
 *
 * @param weights in the order of the groups; empty if unknown
 */
public record SharedSymbol(Symbol symbol, List<Optional<Weight>> weights) {
  private static final Comparator<BigDecimal> DESCENDING = Comparator.reverseOrder();

  /** By common weight, highest first, then by symbol; symbols that lack a weight come last. */
  static final Comparator<SharedSymbol> ORDER =
      Comparator.<SharedSymbol, BigDecimal>comparing(
              shared -> shared.common().orElse(null), Comparator.nullsLast(DESCENDING))
          .thenComparing(SharedSymbol::symbol);

  /** The symbols that are in all of the groups, sorted. */
  static List<SharedSymbol> of(List<Group> groups) {
    Group smallest =
        groups.stream().min(Comparator.comparing(g -> g.members().size())).orElseThrow();
    return smallest.members().keySet().stream()
        .filter(symbol -> groups.stream().allMatch(group -> group.members().containsKey(symbol)))
        .map(symbol -> of(symbol, groups))
        .toList();
  }

  private static SharedSymbol of(Symbol symbol, List<Group> groups) {
    return new SharedSymbol(
        symbol, groups.stream().map(group -> group.members().get(symbol).weight()).toList());
  }

  /**
   * The common weight of the symbol: the smallest weight if all are long; the smallest absolute
   * weight if all are short, because a common short is common too; 0 if one is long and another
   * short. Empty if any weight is unknown.
   */
  public Optional<BigDecimal> common() {
    if (weights.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<BigDecimal> values = weights.stream().map(weight -> weight.orElseThrow().value()).toList();
    BigDecimal least = values.stream().min(Comparator.naturalOrder()).orElseThrow();
    BigDecimal most = values.stream().max(Comparator.naturalOrder()).orElseThrow();
    return Optional.of(least.max(most.negate()).max(BigDecimal.ZERO));
  }
}
