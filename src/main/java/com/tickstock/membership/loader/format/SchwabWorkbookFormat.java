package com.tickstock.membership.loader.format;

import com.tickstock.membership.loader.file.HoldingsFile;
import com.tickstock.membership.loader.format.Table.Entry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Schwab workbooks: no day and no exchange. The first column has the title "Fund Name", and holds
 * the name of the fund on every line, or the names of the holdings.
 */
final class SchwabWorkbookFormat extends TableFormat {
  /** The weights of a fund sum to about 100 in percent, and to about 1 as fractions. */
  private static final BigDecimal MAX_AS_FRACTIONS = new BigDecimal("1.5");

  SchwabWorkbookFormat() {
    super(
        "Schwab (workbook)",
        new Layout()
            .needs(Column.NAME, "Fund Name")
            .needs(Column.IDENTITY, "CUSIP")
            .needs(Column.TICKER)
            .needs(Column.WEIGHT, "% of Assets")
            .marked("Quantity")
            .may(Column.MARKET_VALUE));
  }

  @Override
  Table table(HoldingsFile file) {
    Table table = super.table(file);
    List<String> names = cells(table, Column.NAME).distinct().toList();
    boolean isOfTheFund = names.size() == 1;
    if (isOfTheFund) {
      ForeignFund.requireNone(names.stream());
    }
    Table named = isOfTheFund ? table.without(Column.NAME) : table;
    return isInFractions(table) ? named.with(Numbers.FRACTION) : named;
  }

  private static Stream<String> cells(Table table, Column column) {
    return table.rows().stream()
        .filter(row -> !Table.isNote(row))
        .map(row -> table.entry(row).cell(column));
  }

  private static boolean isInFractions(Table table) {
    List<String> weights = cells(table, Column.WEIGHT).toList();
    return weights.stream().noneMatch(cell -> cell.endsWith("%"))
        && weights.stream()
                .flatMap(cell -> table.numbers().number(cell).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .compareTo(MAX_AS_FRACTIONS)
            < 0;
  }

  @Override
  boolean isOfOneCountry() {
    return true;
  }

  @Override
  Optional<String> leftOut(Entry entry) {
    return super.leftOut(entry).or(() -> NonEquity.listedElsewhere(entry.cell(Column.IDENTITY)));
  }
}
