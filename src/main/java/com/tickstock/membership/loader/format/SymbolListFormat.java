package com.tickstock.membership.loader.format;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.loader.file.HoldingsFile;
import com.tickstock.membership.loader.file.Row;
import com.tickstock.membership.ticker.Tickers;
import java.util.Optional;

/** One symbol per line, without a header. */
final class SymbolListFormat implements HoldingsFormat {
  @Override
  public String name() {
    return "list";
  }

  @Override
  public boolean recognises(HoldingsFile file) {
    // a column "company" has names, and a name of one word could pass for a ticker
    return file.rows().get(0).width() == 1 && UnknownHeader.in(file).isEmpty();
  }

  @Override
  public Reading read(HoldingsFile file, Tickers tickers) {
    Lines lines = new Lines();
    file.rows().forEach(row -> read(row, tickers, lines));
    lines.requireExchanges(false);
    return lines.reading(
        name(), Reading.Kind.LIST, Optional.empty(), Optional.empty(), false, Optional.empty());
  }

  private static void read(Row row, Tickers tickers, Lines lines) {
    try {
      if (row.width() > 1) {
        throw new InvalidValueException("row", row.text(), "one symbol a line");
      }
      NonEquity.kind(row.cell(0), "", "", false)
          .ifPresentOrElse(
              kind -> lines.leaveOut(kind, Optional.empty()), () -> lines.add(line(row, tickers)));
    } catch (InvalidValueException e) {
      lines.problem(row, e.getMessage());
    }
  }

  private static Line line(Row row, Tickers tickers) {
    return Line.of(row.line(), tickers.symbol(row.cell(0)), row.cell(0));
  }
}
