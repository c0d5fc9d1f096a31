package com.tickstock.membership.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.loader.LoadReport.Line;
import com.tickstock.membership.loader.LoadReport.Result;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A load report for people. */
final class LoadTable {
  private LoadTable() {}

  static void print(PrintWriter out, LoadReport report) {
    List<Line> lines = report.lines().stream().filter(l -> l.group().isPresent()).toList();
    if (!lines.isEmpty()) {
      out.println(
          AsciiTable.getTable(
              AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
              lines,
              List.of(
                  column("file", HorizontalAlign.LEFT, Line::file),
                  column("group", HorizontalAlign.LEFT, line -> line.group().orElse("")),
                  column("members", HorizontalAlign.RIGHT, line -> text(line.members())),
                  column("added", HorizontalAlign.RIGHT, line -> text(line.added())),
                  column("removed", HorizontalAlign.RIGHT, line -> text(line.removed())),
                  column("reweighted", HorizontalAlign.RIGHT, line -> text(line.reweighted())),
                  column("version", HorizontalAlign.RIGHT, LoadTable::version),
                  column("result", HorizontalAlign.LEFT, line -> wording(line.result())),
                  column("", HorizontalAlign.LEFT, Line::detail))));
    }
    printRefusalsAndTotals(out, report);
  }

  static void printRefusalsAndTotals(PrintWriter out, LoadReport report) {
    report.lines().stream()
        .filter(line -> line.result() == Result.REFUSED)
        .forEach(line -> out.printf("refused %s: %s%n", line.file(), line.detail()));
    String totals =
        Arrays.stream(Result.values())
            .filter(result -> report.count(result) > 0)
            .map(result -> report.count(result) + " " + wording(result))
            .collect(Collectors.joining(", "));
    long members = report.lines().stream().mapToLong(Line::members).sum();
    out.printf(
        "Groups: %s; %,d memberships in the files.%n", totals.isEmpty() ? "none" : totals, members);
    out.flush();
  }

  private static ColumnData<Line> column(
      String name, HorizontalAlign align, Function<Line, String> value) {
    return new Column().header(name).headerAlign(align).dataAlign(align).maxWidth(60).with(value);
  }

  private static String version(Line line) {
    return line.version().map(String::valueOf).orElse("");
  }

  private static String text(long number) {
    return number == 0 ? "" : String.valueOf(number);
  }

  private static String wording(Result result) {
    return result.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
