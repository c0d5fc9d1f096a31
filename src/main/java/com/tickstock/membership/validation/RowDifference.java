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

/** A group of the stores beside its rows, both at the same version. */
record RowDifference(GroupJson group, TableGroup.Row row) {

  /** What differs, in words; empty where nothing does. */
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
            "%s (%s, its row %s)".formatted(symbol, text(weight(member)), text(found.weight())));
      } else if (!member.metadata().equals(found.metadata())) {
        annotated.add(symbol);
      }
    }
    add(differences, "rows are missing: ", missing);
    add(differences, "rows are too many: ", List.copyOf(new TreeSet<>(left.keySet())));
    add(differences, "weights differ: ", reweighted);
    add(differences, "metadata of members differs: ", annotated);
  }

  private static void add(List<String> differences, String what, List<String> symbols) {
    if (!symbols.isEmpty()) {
      differences.add(what + Abbreviated.of(symbols.stream().sorted().toList()));
    }
  }

  /** As numbers: 0.5 is 0.5000. */
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
