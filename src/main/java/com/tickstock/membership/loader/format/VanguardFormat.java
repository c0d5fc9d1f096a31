package com.tickstock.membership.loader.format;

import com.tickstock.membership.loader.file.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Vanguard, US: sections, each with a title, which has the day, and its own header. The first
 * section is equity. An empty first column, and footnotes.
 */
final class VanguardFormat extends TableFormat {
  private static final Pattern SECTION = Pattern.compile("(.+),as of [0-9/]+");
  private static final Pattern FUND = Pattern.compile("(.+) \\(([A-Z]{2,6})\\)");

  VanguardFormat() {
    super(
        "Vanguard",
        new Layout()
            .needs(Column.IDENTITY, "SEDOL")
            .needs(Column.NAME, "HOLDINGS")
            .needs(Column.TICKER)
            .needs(Column.WEIGHT)
            // SUB-INDUSTRY since 2025
            .needs(Column.INDUSTRY, "SECTOR", "SUB-INDUSTRY", "INDUSTRY")
            .may(Column.MARKET, "COUNTRY")
            .may(Column.MARKET_VALUE));
  }

  /** The rows up to the next section. The other sections are not equity. */
  @Override
  List<Row> holdings(Table table, Lines lines) {
    List<Row> equity = new ArrayList<>();
    String section = "";
    for (Row row : table.rows()) {
      Matcher title = SECTION.matcher(row.text());
      if (title.matches()) {
        section = title.group(1).toLowerCase(Locale.ROOT);
      } else if (section.isEmpty()) {
        equity.add(row);
      } else if (isHolding(row)) {
        lines.leaveOut(section, numbers(table).percent(table.entry(row).cell(Column.WEIGHT)));
      }
    }
    return equity;
  }

  private static boolean isHolding(Row row) {
    return row.cell(0).isEmpty() && !row.cell(1).equals("SEDOL");
  }

  @Override
  Optional<String> fund(Table table) {
    return match(table, 2);
  }

  @Override
  Optional<String> title(Table table) {
    return match(table, 1);
  }

  private static Optional<String> match(Table table, int group) {
    return table.preamble().stream()
        .map(row -> FUND.matcher(row.text()))
        .filter(Matcher::matches)
        .map(matched -> matched.group(group))
        .findFirst();
  }

  @Override
  Optional<String> incomplete(Table table) {
    return withoutNotes(table);
  }
}
