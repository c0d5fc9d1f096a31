package com.tickstock.membership.loader;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.Member;
import java.util.List;
import java.util.Optional;

/** One column of symbols, with or without a header. */
final class SymbolListFormat implements HoldingsFormat {
  @Override
  public boolean recognises(HoldingsFile file) {
    return file.rows().get(0).cells().size() == 1;
  }

  @Override
  public List<Holding> read(HoldingsFile file, Environment environment) {
    boolean headed = Headers.isSymbol(file.rows().get(0).cell(0));
    List<Row> rows = headed ? Headers.rowsBelow(file) : file.rows();
    Members members = new Members();
    rows.forEach(row -> members.add(row, SymbolListFormat::member));
    Members.requireNone(members.problems());
    return List.of(members.of(FileNames.group(file.name(), environment)));
  }

  private static Member member(Row row) {
    Headers.requireWidth(row, 1);
    return new Member(Cells.symbol(row.cell(0)), Optional.empty(), Optional.empty());
  }
}
