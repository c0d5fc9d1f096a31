package com.tickstock.membership.validation;

import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.json.SymbolJson;
import com.tickstock.membership.report.Wording;
import java.util.ArrayList;
import java.util.List;

/** Checks that every symbol of any group is in exactly one sector. */
final class SectorCheck {
  private final List<Finding> findings = new ArrayList<>();
  private long symbols;

  void add(SymbolJson symbol) {
    symbols++;
    List<String> sectors =
        symbol.groups().stream()
            .filter(group -> group.type() == GroupType.SECTOR)
            .map(SymbolJson.InGroup::name)
            .toList();
    if (sectors.isEmpty()) {
      findings.add(Finding.failure(symbol.symbol().value(), "is in no sector"));
    } else if (sectors.size() > 1) {
      findings.add(
          Finding.failure(
              symbol.symbol().value(),
              "is in %d sectors: %s".formatted(sectors.size(), String.join(", ", sectors))));
    }
  }

  Result result() {
    return new Result(Rule.ONE_SECTOR_EACH, Wording.count(symbols, "symbol"), findings);
  }
}
