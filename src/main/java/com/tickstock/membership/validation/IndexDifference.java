package com.tickstock.membership.validation;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.GroupJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The difference between a group and the symbol index.
 *
 * @param group empty if it does not exist
 * @param bySymbol the weight of each symbol in this group, according to the index
 */
record IndexDifference(
    GroupKey key, Optional<GroupJson> group, SortedMap<Symbol, Optional<Weight>> bySymbol) {

  /** Symbols that are in the index, but are not members. */
  Optional<Finding> orphans() {
    SortedMap<Symbol, Optional<Weight>> members = members();
    List<String> orphans =
        bySymbol.keySet().stream()
            .filter(symbol -> !members.containsKey(symbol))
            .map(Symbol::value)
            .toList();
    String why = group.isPresent() ? "does not hold " : "does not exist, but is in the index with ";
    return finding(orphans, why);
  }

  /** Members that are missing in the index, or have another weight there. */
  List<Finding> disagreements() {
    List<String> silent = new ArrayList<>();
    List<String> reweighted = new ArrayList<>();
    members()
        .forEach(
            (symbol, weight) -> {
              Optional<Weight> said = bySymbol.get(symbol);
              if (said == null) {
                silent.add(symbol.value());
              } else if (!said.equals(weight)) {
                reweighted.add("%s (%s, index %s)".formatted(symbol, text(weight), text(said)));
              }
            });
    List<Finding> findings = new ArrayList<>();
    finding(silent, "the index does not have its members ").ifPresent(findings::add);
    finding(reweighted, "the index has other weights: ").ifPresent(findings::add);
    return findings;
  }

  private Optional<Finding> finding(List<String> symbols, String why) {
    return symbols.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Verdict.FAIL,
                key.toString(),
                group.map(GroupJson::version),
                why + Abbreviated.of(symbols)));
  }

  private SortedMap<Symbol, Optional<Weight>> members() {
    SortedMap<Symbol, Optional<Weight>> members = new TreeMap<>();
    group.ifPresent(g -> g.members().forEach(m -> members.put(m.symbol(), m.weight())));
    return members;
  }

  private static String text(Optional<Weight> weight) {
    return weight.map(Weight::toString).orElse("none");
  }
}
