package com.tickstock.membership.cli;

import com.tickstock.membership.migration.MigrationReport;
import com.tickstock.membership.migration.MigrationReport.Line;
import com.tickstock.membership.migration.MigrationReport.Result;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints a migration report. */
final class MigrationTable {
  private MigrationTable() {}

  static void print(PrintWriter out, MigrationReport report) {
    if (!report.lines().isEmpty()) {
      out.println(
          Cells.table(
              report.lines(),
              List.of(
                  Cells.text("group", Line::group),
                  Cells.text("source", Line::source),
                  Cells.number("source rows", l -> "" + l.sourceRows()),
                  Cells.number("migrated", MigrationTable::migrated),
                  Cells.number("differences", l -> "" + l.differences().size()),
                  Cells.number("version", MigrationTable::version),
                  Cells.text("result", line -> wording(line.result())))));
    }
    report.lines().forEach(line -> explain(out, line));
    printTotals(out, report);
  }

  /** Prints the details of a group, one on each line. */
  private static void explain(PrintWriter out, Line line) {
    String what = Cells.printable(line.group().isEmpty() ? line.source() : line.group());
    if (line.result() == Result.REFUSED) {
      out.printf("refused %s: %s%n", what, Cells.printable(line.detail()));
    }
    line.differences()
        .forEach(d -> out.printf("differs %s: %s%n", what, Cells.printable(d.toString())));
    line.notes().forEach(note -> out.printf("note %s: %s%n", what, Cells.printable(note)));
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

  private static String wording(Result result) {
    return result.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
