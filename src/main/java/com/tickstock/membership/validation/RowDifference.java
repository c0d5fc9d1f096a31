package com.tickstock.membership.validation;

import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupJson.MemberOfGroup;
import com.tickstock.membership.projection.TableGroup;
import com.tickstock.membership.projection.TableGroup.Membership;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Compares a group of the stores with its rows at the same version. */
record RowDifference(GroupJson group, TableGroup.Row row) {

  /** The differences as text; empty if there are none. */
  String text() {
    List<String> differences = new ArrayList<>();
    definition(differences);
    members(differences);
    return String.join("; ", differences);
  }

  private void definition(List<String> differences) {
    if (!row.description().equals(group.description())) {
      differences.add("description differs");
    }
    if (!row.metadata().equals(group.metadata())) {
      differences.add("metadata differs");
    }
    if (!row.liquidityFilter().equals(group.liquidityFilter())) {
      differences.add("liquidity_filter differs");
    }
    if (!row.effectiveAt().equals(Optional.of(group.effectiveAt()))) {
      differences.add("last_update differs");
    }
  }

  private void members(List<String> differences) {
    List<String> missing = new ArrayList<>();
    List<String> reweighted = new ArrayList<>();
    List<String> annotated = new ArrayList<>();
    Map<String, Membership> left = new HashMap<>(row.members());
    for (MemberOfGroup member : group.members()) {
      String symbol = member.symbol().value();
      Membership found = left.remove(symbol);
      if (found == null) {
        missing.add(symbol);
      } else if (!isSame(weight(member), found.weight())) {
        reweighted.add(
            "%s (%s, row %s)".formatted(symbol, text(weight(member)), text(found.weight())));
      } else if (!member.metadata().equals(found.metadata())) {
        annotated.add(symbol);
      }
    }
    add(differences, "missing rows: ", missing);
    add(differences, "unexpected rows: ", List.copyOf(new TreeSet<>(left.keySet())));
    add(differences, "weights differ: ", reweighted);
    add(differences, "metadata of members differs: ", annotated);
  }

  private static void add(List<String> differences, String what, List<String> symbols) {
    if (!symbols.isEmpty()) {
      differences.add(what + Abbreviated.of(symbols.stream().sorted().toList()));
    }
  }

  /** Compares the numbers, so that 0.5 equals 0.5000. */
  private static boolean isSame(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    return one.map(BigDecimal::stripTrailingZeros)
        .equals(other.map(BigDecimal::stripTrailingZeros));
  }

  private static Optional<BigDecimal> weight(MemberOfGroup member) {
    return member.weight().map(Weight::toTableScale);
  }

  private static String text(Optional<BigDecimal> weight) {
    return weight.map(BigDecimal::toPlainString).orElse("none");
  }
}
