package com.tickstock.membership.loader.format;

import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.loader.format.Table.Entry;
import com.tickstock.membership.ticker.Tickers;

/** State Street SPDR, Australia: CSV with ISIN and industry. */
final class SsgaAustraliaFormat extends TableFormat {
  SsgaAustraliaFormat() {
    super(
        "SPDR (Australia)",
        new Layout()
            .needs(Column.IDENTITY, "ISIN")
            .needs(Column.TICKER, "Ticker")
            .needs(Column.NAME, "Name")
            .needs(Column.WEIGHT, "Weight (%)")
            .needs(Column.SECTOR, "Sector Classification")
            .may(Column.INDUSTRY, "Industry Classification"));
  }

  /** It writes the country behind the ticker, not the exchange. */
  @Override
  Symbol symbol(Entry entry) {
    return Tickers.symbolOfCountry(entry.cell(Column.TICKER));
  }
}
