package com.tickstock.membership.loader.format;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.loader.file.HoldingsFile;
import com.tickstock.membership.loader.file.Row;
import com.tickstock.membership.ticker.Tickers;
import java.util.Optional;

/** One symbol a line, without a header. */
final class SymbolListFormat implements HoldingsFormat {
  @Override
  public String name() {
    return "list";
  }

  @Override
  public boolean recognises(HoldingsFile file) {
    return file.rows().get(0).width() == 1;
  }

  @Override
  public Reading read(HoldingsFile file) {
    Lines lines = new Lines();
    file.rows().forEach(row -> read(row, lines));
    return lines.reading(name(), Reading.Kind.LIST, Optional.empty(), Optional.empty(), false);
  }

  private static void read(Row row, Lines lines) {
    try {
      lines.add(line(row));
    } catch (InvalidValueException e) {
      lines.problem(row, e.getMessage());
    }
  }

  private static Line line(Row row) {
    if (row.width() > 1) {
      throw new InvalidValueException("row", row.text(), "one symbol a line");
    }
    return Line.of(row.line(), Tickers.symbol(row.cell(0)), row.cell(0));
  }
}
