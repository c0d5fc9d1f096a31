package com.tickstock.membership.loader.format;

import com.tickstock.membership.loader.file.HoldingsFile;
import com.tickstock.membership.loader.file.Row;
import java.util.Set;

/**
 * Files written by hand or by a script: {@code symbol[,name][,weight][,sector]...} under a header,
 * in any order. A column that nothing is known of is an error: it may be what the file is about.
 */
final class SimpleFormat extends TableFormat {
  /** Said by index lists of the web, of no use here. */
  private static final Set<String> PASSED_OVER =
      Set.of(
          "shares",
          "quantity",
          "price",
          "country",
          "currency",
          "headquarterslocation",
          "dateadded",
          "cik",
          "founded");

  private static final Layout LAYOUT =
      new Layout()
          .needs(Column.TICKER, "symbol", "ticker")
          .may(Column.NAME, "name", "security", "company", "holding", "description")
          .may(Column.WEIGHT, "weight", "weight (%)", "weight_percent")
          .may(Column.MARKET_VALUE, "market value", "market_value")
          .may(Column.SECTOR, "sector", "gics sector")
          .may(Column.INDUSTRY, "industry", "gics sub-industry")
          .may(Column.ASSET_CLASS, "asset class", "asset_class")
          .may(Column.IDENTITY, "cusip", "isin", "sedol", "figi");

  SimpleFormat() {
    super("simple", LAYOUT);
  }

  @Override
  public boolean recognises(HoldingsFile file) {
    Row header = file.rows().get(0);
    return LAYOUT
        .columnsIn(header)
        .filter(columns -> columns.size() + passedOver(header) == header.width())
        .isPresent();
  }

  private static int passedOver(Row header) {
    return (int)
        header.cells().stream().filter(c -> PASSED_OVER.contains(Layout.folded(c))).count();
  }

  @Override
  Reading.Kind kind() {
    return Reading.Kind.LIST;
  }

  /** A row may end early: its weight is not known then. */
  @Override
  boolean isCutOff(Row row, int columns) {
    return false;
  }
}
