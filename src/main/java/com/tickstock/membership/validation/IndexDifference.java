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
 * One group beside what the symbols say about it.
 *
 * @param group empty where it does not exist
 * @param bySymbol the weight that each symbol says it has there
 */
record IndexDifference(
    GroupKey key, Optional<GroupJson> group, SortedMap<Symbol, Optional<Weight>> bySymbol) {

  /** Symbols that say so and are no members. */
  Optional<Finding> orphans() {
    SortedMap<Symbol, Optional<Weight>> members = members();
    List<String> orphans =
        bySymbol.keySet().stream()
            .filter(symbol -> !members.containsKey(symbol))
            .map(Symbol::value)
            .toList();
    String why = group.isPresent() ? "does not hold " : "does not exist, but is said to hold ";
    return finding(orphans, why);
  }

  /** Members that do not say so, or say another weight. */
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
                reweighted.add("%s (%s, it says %s)".formatted(symbol, text(weight), text(said)));
              }
            });
    List<Finding> findings = new ArrayList<>();
    finding(silent, "is not known by its own members ").ifPresent(findings::add);
    finding(reweighted, "has other weights than its members say: ").ifPresent(findings::add);
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
