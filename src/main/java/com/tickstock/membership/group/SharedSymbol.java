package com.tickstock.membership.group;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A symbol that several groups have.
 *
 * @param weights in the order of the groups; empty where it is not known
 */
public record SharedSymbol(Symbol symbol, List<Optional<Weight>> weights) {
  private static final Comparator<BigDecimal> DESCENDING = Comparator.reverseOrder();

  /** The most in common first, then by symbol; those without a weight somewhere last. */
  static final Comparator<SharedSymbol> ORDER =
      Comparator.<SharedSymbol, BigDecimal>comparing(
              shared -> shared.common().orElse(null), Comparator.nullsLast(DESCENDING))
          .thenComparing(SharedSymbol::symbol);

  /** The symbols that all of the groups have, by symbol. */
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
   * What all of the groups hold of it: the smallest of the weights where all are long; where all
   * are short, the one smallest in size, without its sign, as a short in common is a thing in
   * common too; 0 where one is long and another short. Empty where a weight is not known.
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
