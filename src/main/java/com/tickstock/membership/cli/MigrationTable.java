package com.tickstock.membership.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.tickstock.membership.migration.MigrationReport;
import com.tickstock.membership.migration.MigrationReport.Line;
import com.tickstock.membership.migration.MigrationReport.Result;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A migration report for people. */
final class MigrationTable {
  private MigrationTable() {}

  static void print(PrintWriter out, MigrationReport report) {
    if (!report.lines().isEmpty()) {
      out.println(
          AsciiTable.getTable(
              AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
              report.lines(),
              List.of(
                  column("group", HorizontalAlign.LEFT, Line::group),
                  column("source", HorizontalAlign.LEFT, Line::source),
                  column("source rows", HorizontalAlign.RIGHT, l -> "" + l.sourceRows()),
                  column("migrated", HorizontalAlign.RIGHT, MigrationTable::migrated),
                  column("differences", HorizontalAlign.RIGHT, l -> "" + l.differences().size()),
                  column("version", HorizontalAlign.RIGHT, MigrationTable::version),
                  column("result", HorizontalAlign.LEFT, line -> wording(line.result())))));
    }
    report.lines().forEach(line -> explain(out, line));
    printTotals(out, report);
  }

  /** Everything that is to be said of it, each on a line. */
  private static void explain(PrintWriter out, Line line) {
    String what = line.group().isEmpty() ? line.source() : line.group();
    if (line.result() == Result.REFUSED) {
      out.printf("refused %s: %s%n", what, line.detail());
    }
    line.differences().forEach(difference -> out.printf("differs %s: %s%n", what, difference));
    line.notes().forEach(note -> out.printf("note %s: %s%n", what, note));
    line.event()
        .ifPresent(
            event ->
                out.printf(
                    "would publish %s: %s from %s%n",
                    what, event.path("type").asText(), event.path("effectiveat").asText("now")));
  }

  private static void printTotals(PrintWriter out, MigrationReport report) {
    String results =
        Arrays.stream(Result.values())
            .filter(result -> report.count(result) > 0)
            .map(result -> report.count(result) + " " + wording(result))
            .collect(Collectors.joining(", "));
    long rows = report.lines().stream().mapToLong(Line::sourceRows).sum();
    long members = report.lines().stream().mapToLong(MigrationTable::provenMembers).sum();
    long differences = report.lines().stream().mapToLong(l -> l.differences().size()).sum();
    out.printf(
        "Groups: %s; %,d memberships in the source, %,d of them in the service, %,d differences.%n",
        results.isEmpty() ? "none" : results, rows, members, differences);
    report
        .leftAlone()
        .forEach(rest -> out.printf("Left alone: %s (%,d rows)%n", rest.what(), rest.rows()));
    out.flush();
  }

  private static long provenMembers(Line line) {
    boolean proven = line.result() == Result.MIGRATED || line.result() == Result.UNCHANGED;
    return proven ? line.members().orElse(0) : 0;
  }

  private static String migrated(Line line) {
    return line.members().map(String::valueOf).orElse("");
  }

  private static String version(Line line) {
    return line.version().map(String::valueOf).orElse("");
  }

  private static ColumnData<Line> column(
      String name, HorizontalAlign align, Function<Line, String> value) {
    return new Column().header(name).headerAlign(align).dataAlign(align).maxWidth(60).with(value);
  }

  private static String wording(Result result) {
    return result.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
