package com.tickstock.membership.loader.format;

import java.util.Optional;

/** iShares, Germany: the iShares format with German titles and decimal commas. */
final class GermanISharesFormat extends ISharesFormat {
  GermanISharesFormat() {
    super(
        "iShares (German)",
        new Layout()
            .needs(Column.TICKER, "Emittententicker")
            .needs(Column.NAME, "Name")
            .needs(Column.ASSET_CLASS, "Anlageklasse")
            .needs(Column.WEIGHT, "Gewichtung (%)")
            .needs(Column.EXCHANGE, "Börse")
            .may(Column.SECTOR, "Sektor")
            .may(Column.MARKET_VALUE, "Marktwert"));
  }

  @Override
  Numbers numbers(Table table) {
    return Numbers.DECIMAL_COMMA;
  }

  /** The first line is the day. */
  @Override
  Optional<String> title(Table table) {
    return Optional.empty();
  }

  /** These files end with the table, without notes. */
  @Override
  Optional<String> incomplete(Table table) {
    return Optional.empty();
  }
}
