package com.tickstock.membership.validation;

import com.tickstock.membership.config.LoadGates;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.report.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Warns if the weights of a group do not pass the gate for the weights of a file. */
final class WeightCheck {
  private final LoadGates gates;
  private final List<Finding> findings = new ArrayList<>();
  private long groups;

  WeightCheck(LoadGates gates) {
    this.gates = gates;
  }

  void add(GroupJson group) {
    List<BigDecimal> weights =
        group.members().stream()
            .flatMap(member -> member.weight().stream())
            .map(Weight::value)
            .toList();
    if (group.type() != GroupType.SECTOR && !weights.isEmpty()) {
      groups++;
      gates
          .oddWeights(weights, group.members().size())
          .map(odd -> Finding.warning(group.key(), group.version(), odd))
          .ifPresent(findings::add);
    }
  }

  Result result() {
    return new Result(Rule.WEIGHTS_SUM, Wording.count(groups, "group"), findings);
  }
}
