package com.tickstock.membership.loader.format;

import com.tickstock.membership.loader.file.RefusedFileException;
import com.tickstock.membership.loader.file.Row;
import java.util.List;
import java.util.Optional;

/**
 * iShares, US and Australia: a preamble that says the day, a table that says the asset class and
 * the exchange of each line, a disclaimer. Saved again without preamble, it has no disclaimer.
 */
class ISharesFormat extends TableFormat {
  private final Layout layout;

  ISharesFormat() {
    this(
        "iShares",
        new Layout()
            .needs(Column.TICKER, "Ticker")
            .needs(Column.NAME, "Name")
            .needs(Column.ASSET_CLASS, "Asset Class")
            .needs(Column.WEIGHT, "Weight (%)")
            .needs(Column.EXCHANGE, "Exchange")
            .may(Column.SECTOR, "Sector")
            .may(Column.MARKET_VALUE, "Market Value")
            .may(Column.IDENTITY, "CUSIP", "ISIN", "SEDOL"));
  }

  ISharesFormat(String name, Layout layout) {
    super(name, layout);
    this.layout = layout;
  }

  @Override
  Optional<String> title(Table table) {
    return table.preamble().stream().findFirst().map(row -> row.cell(0));
  }

  /** A hedged or mixed fund has a second table: what it holds by way of the first. */
  @Override
  List<Row> holdings(Table table, Lines lines) {
    table.rows().stream()
        .filter(row -> layout.columnsIn(row).isPresent())
        .findFirst()
        .ifPresent(second -> refuseTwo(table, second));
    return table.rows();
  }

  private static void refuseTwo(Table table, Row second) {
    throw new RefusedFileException(
        "two tables of holdings, below line %d and line %d: which one is meant is unknown"
            .formatted(table.header().line(), second.line()));
  }

  @Override
  void requireWhole(Table table) {
    if (!table.preamble().isEmpty()) {
      requireNote(table);
    }
  }
}
