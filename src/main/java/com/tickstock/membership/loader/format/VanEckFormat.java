package com.tickstock.membership.loader.format;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.loader.format.Table.Entry;

/** VanEck, Australia and US: numbered lines; cash has a dash for a ticker. */
final class VanEckFormat extends TableFormat {
  VanEckFormat() {
    super(
        "VanEck",
        new Layout()
            .needs(Column.NAME, "Security name", "Holding name")
            .needs(Column.TICKER, "ASX code", "Ticker")
            .needs(Column.WEIGHT, "% of Net Assets")
            .marked("Number")
            .may(Column.ASSET_CLASS)
            .may(Column.IDENTITY)
            .may(Column.MARKET_VALUE));
  }

  /** Every ticker has the exchange after it. */
  @Override
  Symbol symbol(Entry entry) {
    String ticker = entry.cell(Column.TICKER);
    if (ticker.indexOf(' ') < 0) {
      throw new InvalidValueException("symbol", ticker, "the exchange after it, as EVN AU");
    }
    return super.symbol(entry);
  }
}
