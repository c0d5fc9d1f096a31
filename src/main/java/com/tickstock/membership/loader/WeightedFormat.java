package com.tickstock.membership.loader;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.Member;
import java.util.List;
import java.util.Optional;

/** Two columns with the header {@code symbol,weight}, the weight in percent or not known. */
final class WeightedFormat implements HoldingsFormat {
  @Override
  public boolean recognises(HoldingsFile file) {
    Row header = file.rows().get(0);
    return Headers.isSymbol(header.cell(0)) && header.cell(1).equalsIgnoreCase("weight");
  }

  @Override
  public List<Holding> read(HoldingsFile file, Environment environment) {
    Members members = new Members();
    Headers.rowsBelow(file).forEach(row -> members.add(row, WeightedFormat::member));
    Members.requireNone(members.problems());
    return List.of(members.of(FileNames.group(file.name(), environment)));
  }

  private static Member member(Row row) {
    Headers.requireWidth(row, 2);
    return new Member(Cells.symbol(row.cell(0)), Cells.percent(row.cell(1)), Optional.empty());
  }
}
