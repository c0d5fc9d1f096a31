package com.tickstock.membership.loader.format;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.loader.file.HoldingsFile;
import com.tickstock.membership.loader.file.Row;
import com.tickstock.membership.loader.format.Table.Entry;
import com.tickstock.membership.sector.Sectors;

/** Three columns with the header {@code symbol,sector,industry}; the industry may be empty. */
final class SectorFormat extends TableFormat {
  private static final Layout LAYOUT =
      new Layout()
          .needs(Column.TICKER, "symbol", "ticker")
          .needs(Column.SECTOR, "sector")
          .needs(Column.INDUSTRY, "industry");

  SectorFormat() {
    super("sectors", LAYOUT);
  }

  @Override
  public boolean recognises(HoldingsFile file) {
    Row header = file.rows().get(0);
    return header.width() == 3 && LAYOUT.columnsIn(header).isPresent();
  }

  @Override
  String files() {
    return "lists of sectors";
  }

  @Override
  Reading.Kind kind() {
    return Reading.Kind.SECTORS;
  }

  /** Refuses an unknown sector: in a file about sectors, it must not be dropped silently. */
  @Override
  Symbol symbol(Entry entry) {
    String sector = entry.cell(Column.SECTOR);
    if (Sectors.named(sector).isEmpty()) {
      throw new InvalidValueException(
          "sector", sector, "one of the 11 GICS sectors or unknown, as information_technology");
    }
    return super.symbol(entry);
  }

  @Override
  boolean isCutOff(Row row, int columns) {
    return false;
  }
}
