package com.tickstock.membership.http;

import com.tickstock.membership.config.LoadGates;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.MemberJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Checks whether the weights of a write are plausible. */
record WeightChecks(LoadGates gates) {
  private static final BigDecimal MAX_WEIGHT = BigDecimal.ONE;

  /**
   * Rejects weights over 1: a weight of 6.5 usually means 6.5 percent, not 650 percent.
   *
   * @throws InvalidValueException if a weight is over 1 or under -1; it names the first one
   */
  void requireFractions(String field, List<MemberJson> members, Optional<Boolean> allowLeverage) {
    if (allowLeverage.orElse(false)) {
      return;
    }
    for (int i = 0; i < members.size(); i++) {
      Optional<Weight> weight = members.get(i).weight();
      if (weight.filter(w -> w.value().abs().compareTo(MAX_WEIGHT) > 0).isPresent()) {
        throw new InvalidValueException(
            "%s[%d].weight".formatted(field, i),
            weight.get(),
            "a fraction, as 0.065 for 6.5 %; over 1 only with \"allowLeverage\": true");
      }
    }
  }

  /** Warns about a whole group by the same rules as for holdings files. */
  List<String> warnings(GroupKey group, SortedMap<Symbol, Member> members) {
    if (group.type() == GroupType.SECTOR) {
      return List.of();
    }
    List<BigDecimal> weights =
        members.values().stream()
            .flatMap(member -> member.weight().stream())
            .map(Weight::value)
            .toList();
    return gates.oddWeights(weights, members.size()).stream().toList();
  }
}
