package com.tickstock.membership.loader.format;

import com.tickstock.membership.loader.file.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** etfdb.com: funds of any issuer. Holdings without a ticker are {@code Other}. */
final class EtfDbFormat extends TableFormat {
  private static final Pattern FUND = Pattern.compile("([A-Z]{2,6}): (.+)");

  /** The lines that describe the fund. */
  private static final Predicate<String> ABOUT =
      Pattern.compile("^([A-Z]{2,6}|Tracks This Index|ETF Database Category):").asPredicate();

  EtfDbFormat() {
    super(
        "etfdb.com",
        new Layout()
            .needs(Column.NAME, "Holding")
            .needs(Column.TICKER)
            .needs(Column.WEIGHT, "Weighting"));
  }

  @Override
  boolean isOfOneCountry() {
    return true;
  }

  /** The file has no exchanges, so only US listings can be read. */
  @Override
  List<Row> holdings(Table table, Lines lines) {
    ForeignFund.requireNone(table.preamble().stream().map(Row::text).filter(ABOUT));
    return table.rows();
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
