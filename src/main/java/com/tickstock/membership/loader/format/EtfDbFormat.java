package com.tickstock.membership.loader.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** etfdb.com: any issuer's fund; what it has no ticker for is {@code Other}. */
final class EtfDbFormat extends TableFormat {
  private static final Pattern FUND = Pattern.compile("([A-Z]{2,6}): (.+)");

  EtfDbFormat() {
    super(
        "etfdb.com",
        new Layout()
            .needs(Column.NAME, "Holding")
            .needs(Column.TICKER, "Symbol")
            .needs(Column.WEIGHT, "Weighting"));
  }

  @Override
  Optional<String> fund(Table table) {
    return match(table, 1);
  }

  @Override
  Optional<String> title(Table table) {
    return match(table, 2);
  }

  private static Optional<String> match(Table table, int group) {
    return table.preamble().stream()
        .findFirst()
        .map(row -> FUND.matcher(row.text()))
        .filter(Matcher::matches)
        .map(matched -> matched.group(group));
  }
}
