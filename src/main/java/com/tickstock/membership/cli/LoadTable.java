package com.tickstock.membership.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.loader.Difference;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.loader.LoadReport.Line;
import com.tickstock.membership.loader.LoadReport.Result;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A load report for people. */
final class LoadTable {
  private static final int WIDEST = 60;

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
                  column("format", HorizontalAlign.LEFT, line -> line.format().orElse("")),
                  column("group", HorizontalAlign.LEFT, line -> line.group().orElse("")),
                  column("as of", HorizontalAlign.LEFT, LoadTable::asOf),
                  column("members", HorizontalAlign.RIGHT, line -> text(line.members())),
                  column("added", HorizontalAlign.RIGHT, line -> text(line.added())),
                  column("removed", HorizontalAlign.RIGHT, line -> text(line.removed())),
                  column("reweighted", HorizontalAlign.RIGHT, line -> text(line.reweighted())),
                  column("left out", HorizontalAlign.LEFT, LoadTable::leftOut),
                  column("version", HorizontalAlign.RIGHT, LoadTable::version),
                  column("result", HorizontalAlign.LEFT, line -> wording(line.result())),
                  column("", HorizontalAlign.LEFT, LoadTable::detail))));
    }
    lines.forEach(line -> printChanges(out, line));
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
    report
        .coverage()
        .ifPresent(
            c ->
                out.printf(
                    "Sectors: %,d of %,d symbols classified (%.2f %%).%n",
                    c.classified(), c.symbols(), 100.0 * c.classified() / c.symbols()));
    out.flush();
  }

  /** Of a dry run: every symbol that would come, go or weigh another amount. */
  private static void printChanges(PrintWriter out, Line line) {
    if (line.result() != Result.WOULD_CHANGE) {
      return;
    }
    Difference changes = line.changes().orElseThrow();
    out.printf("%s (%s):%n", line.group().orElse(""), line.file());
    printWrapped(out, "+", changes.added().stream().map(Symbol::value));
    printWrapped(out, "-", changes.removed().stream().map(Symbol::value));
    printWrapped(
        out,
        "~",
        changes.reweighted().stream()
            .map(r -> "%s %s->%s".formatted(r.symbol(), percent(r.before()), percent(r.after()))));
    if (changes.annotated() > 0) {
      out.printf("  %d keep their weight and are described otherwise%n", changes.annotated());
    }
  }

  private static void printWrapped(PrintWriter out, String sign, Stream<String> symbols) {
    String all = symbols.collect(Collectors.joining(", "));
    if (!all.isEmpty()) {
      out.printf("  %s %s%n", sign, all);
    }
  }

  private static String percent(Optional<Weight> weight) {
    return weight
        .map(w -> w.value().movePointRight(2).stripTrailingZeros().toPlainString() + "%")
        .orElse("?");
  }

  private static ColumnData<Line> column(
      String name, HorizontalAlign align, Function<Line, String> value) {
    return new Column()
        .header(name)
        .headerAlign(align)
        .dataAlign(align)
        .maxWidth(WIDEST, OverflowBehaviour.NEWLINE)
        .with(value);
  }

  private static String asOf(Line line) {
    return line.asOf().map(time -> time.toString().replace("T00:00:00Z", "")).orElse("now");
  }

  private static String leftOut(Line line) {
    return line.leftOut().entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  /** What was refused is told in full below the table. */
  private static String detail(Line line) {
    return line.result() == Result.REFUSED ? "" : line.detail();
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
