package com.tickstock.membership.loader.format;

import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.loader.format.Table.Entry;

/** State Street SPDR, Australia: CSV with ISIN and industry. */
final class SsgaAustraliaFormat extends TableFormat {
  SsgaAustraliaFormat() {
    super(
        "SPDR (Australia)",
        new Layout()
            .needs(Column.IDENTITY, "ISIN")
            .needs(Column.TICKER)
            .needs(Column.NAME)
            .needs(Column.WEIGHT)
            .needs(Column.SECTOR, "Sector Classification")
            .may(Column.INDUSTRY, "Industry Classification"));
  }

  /** The code after the ticker is the country, not the exchange. */
  @Override
  Symbol symbol(Entry entry) {
    return entry.tickers().symbolOfCountry(entry.cell(Column.TICKER));
  }
}
