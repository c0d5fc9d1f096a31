package com.tickstock.membership.report;

import java.util.List;
import java.util.stream.Collectors;

/** A report in GitHub Flavored Markdown. */
final class Markdown {
  /** Characters that are markup; a dash or dot is markup only at the start of a line. */
  private static final String MARKUP = "([\\\\`*_\\[\\]|~#])";

  private Markdown() {}

  static String of(Report report) {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(escape(ReportTables.title(report))).append("\n\n");
    page.append("Generated ").append(Wording.day(report.generatedAt())).append(".\n");
    for (Table table : ReportTables.of(report)) {
      page.append("\n## ").append(escape(table.title())).append("\n\n").append(table(table));
    }
    return page.toString();
  }

  private static String table(Table table) {
    List<String> names = table.columns().stream().map(Table.Column::name).toList();
    String ruler =
        table.columns().stream()
            .map(column -> column.isNumber() ? "---:" : "---")
            .collect(Collectors.joining(" | ", "| ", " |\n"));
    return row(names)
        + ruler
        + table.rows().stream().map(Markdown::row).collect(Collectors.joining());
  }

  private static String row(List<String> cells) {
    return cells.stream().map(Markdown::escape).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** Escapes any text to one line; underscores within a word need no escape. */
  static String escape(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Z}]+", " ")
        .strip()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll(MARKUP, "\\\\$1")
        .replaceAll("(?<=[a-z0-9])\\\\_(?=[a-z0-9])", "_");
  }
}
