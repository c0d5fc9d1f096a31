package com.tickstock.membership.loader;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.json.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Three columns with the header {@code symbol,sector,industry}: one group for each sector. */
final class SectorFormat implements HoldingsFormat {
  @Override
  public boolean recognises(HoldingsFile file) {
    Row header = file.rows().get(0);
    return Headers.isSymbol(header.cell(0))
        && header.cell(1).equalsIgnoreCase("sector")
        && header.cell(2).equalsIgnoreCase("industry");
  }

  @Override
  public List<Holding> read(HoldingsFile file, Environment environment) {
    // a symbol is in one sector: seen across all of them
    Members all = new Members();
    Map<GroupKey, Members> sectors = new TreeMap<>();
    for (Row row : Headers.rowsBelow(file)) {
      int problems = all.problems().size();
      all.add(row, r -> member(r, environment));
      if (all.problems().size() == problems) {
        sectors
            .computeIfAbsent(sector(row, environment), key -> new Members())
            .add(row, r -> member(r, environment));
      }
    }
    Members.requireNone(all.problems());
    return sectors.entrySet().stream().map(e -> e.getValue().of(e.getKey())).toList();
  }

  private static GroupKey sector(Row row, Environment environment) {
    if (row.cell(1).isEmpty()) {
      throw new InvalidValueException("sector", row.cell(1), "the name of a sector");
    }
    return new GroupKey(environment, GroupType.SECTOR, row.cell(1));
  }

  private static Member member(Row row, Environment environment) {
    Headers.requireWidth(row, 3);
    sector(row, environment); // a wrong name is told with its line
    Map<String, String> metadata =
        row.cell(2).isEmpty() ? Map.of() : Map.of("industry", row.cell(2));
    return new Member(
        Cells.symbol(row.cell(0)),
        Optional.empty(),
        metadata.isEmpty() ? Optional.empty() : Optional.of(CanonicalJson.of(metadata)));
  }
}
