package com.tickstock.membership.loader.format;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.loader.file.HoldingsFile;
import com.tickstock.membership.loader.file.Row;
import com.tickstock.membership.loader.format.Table.Entry;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Files written by hand or by a script: {@code symbol[,name][,weight][,sector]...} under a header,
 * in any order. An unknown column is an error, because it may be important. {@code
 * holdings/README.md} lists the columns that are read and those that are ignored.
 */
final class SimpleFormat extends TableFormat {
  /** Columns of index lists on the web that are ignored. */
  private static final Set<String> PASSED_OVER =
      Set.of("shares", "quantity", "price", "headquarterslocation", "dateadded", "cik", "founded");

  private static final Pattern NO_FOREIGN_ISIN =
      Pattern.compile("US[A-Z0-9]{10}|(?![A-Z]{2}[A-Z0-9]{9}[0-9]).*");

  private static final Layout LAYOUT =
      new Layout()
          .needs(Column.TICKER, "symbol", "ticker", "symbols", "tickers")
          .may(Column.NAME, "name", "security", "company", "holding", "description")
          .may(Column.WEIGHT, "weight", "weight %", "weight percent", "weighting")
          .may(Column.MARKET_VALUE)
          .may(Column.SECTOR, "sector", "gics sector")
          .may(Column.INDUSTRY, "industry", "gics sub-industry")
          .may(Column.ASSET_CLASS, "asset class")
          .may(Column.EXCHANGE)
          .may(Column.MARKET, "currency")
          .may(Column.COUNTRY, "country")
          .may(Column.IDENTITY, "cusip", "isin", "sedol", "figi");

  SimpleFormat() {
    super("simple", LAYOUT);
  }

  @Override
  public boolean recognises(HoldingsFile file) {
    Row header = file.rows().get(0);
    return LAYOUT.columnsIn(header).isPresent() && unknown(header).isEmpty();
  }

  @Override
  List<String> unknown(Row header) {
    Set<Column> read = EnumSet.noneOf(Column.class);
    return header.cells().subList(0, header.width()).stream()
        .filter(
            title ->
                !PASSED_OVER.contains(Layout.folded(title))
                    && LAYOUT.columnOf(title).filter(read::add).isEmpty())
        .map(title -> '"' + title + '"')
        .toList();
  }

  @Override
  String files() {
    return "lists with a header";
  }

  @Override
  Reading.Kind kind() {
    return Reading.Kind.LIST;
  }

  /** A bare ticker means a US company, so the other cells must not contradict that. */
  @Override
  Symbol symbol(Entry entry) {
    Symbol symbol = super.symbol(entry);
    boolean isBare = symbol.value().indexOf(' ') < 0;
    boolean saysMarket =
        !entry.cell(Column.EXCHANGE).isEmpty() || !entry.cell(Column.MARKET).isEmpty();
    if (isBare && !saysMarket) {
      requireAmerican("country", entry.cell(Column.COUNTRY), US);
      requireAmerican("isin", entry.cell(Column.IDENTITY), NO_FOREIGN_ISIN);
    }
    return symbol;
  }

  private static void requireAmerican(String column, String cell, Pattern american) {
    if (!american.matcher(cell).matches()) {
      throw new InvalidValueException(
          column,
          cell,
          "one of the US, or the exchange: in its own column, or after the ticker as 7203 JP");
    }
  }

  /** A row may end early; its weight is then unknown. */
  @Override
  boolean isCutOff(Row row, int columns) {
    return false;
  }
}
