package com.tickstock.membership.cli;

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
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A load report for people. */
final class LoadTable {
  /** Files that are named of those that are left alone. */
  private static final int SHOWN = 5;

  private LoadTable() {}

  static void print(PrintWriter out, LoadReport report) {
    List<Line> lines = report.lines().stream().filter(l -> l.group().isPresent()).toList();
    if (!lines.isEmpty()) {
      out.println(
          Cells.table(
              lines,
              List.of(
                  Cells.text("file", Line::file),
                  Cells.text("format", line -> line.format().orElse("")),
                  Cells.text("group", line -> line.group().orElse("")),
                  Cells.text("as of", Line::day),
                  Cells.number("members", line -> text(line.members())),
                  Cells.number("added", line -> text(line.added())),
                  Cells.number("removed", line -> text(line.removed())),
                  Cells.number("reweighted", line -> text(line.reweighted())),
                  Cells.text("left out", LoadTable::leftOut),
                  Cells.number("version", LoadTable::version),
                  Cells.text("result", line -> wording(line.result())),
                  Cells.text("", LoadTable::detail))));
    }
    lines.forEach(line -> printChanges(out, line));
    printRefusalsAndTotals(out, report);
  }

  static void printRefusalsAndTotals(PrintWriter out, LoadReport report) {
    report.lines().stream()
        .filter(line -> line.result() == Result.REFUSED)
        .forEach(
            line ->
                out.printf("refused %s%n", Cells.printable(line.file() + ": " + line.detail())));
    String totals =
        Arrays.stream(Result.values())
            .filter(result -> result != Result.LEFT_ALONE && report.count(result) > 0)
            .map(result -> report.count(result) + " " + wording(result))
            .collect(Collectors.joining(", "));
    long members = report.lines().stream().mapToLong(Line::members).sum();
    long groups = report.lines().stream().flatMap(line -> line.group().stream()).distinct().count();
    long lists = report.lines().stream().filter(line -> line.group().isPresent()).count();
    out.printf(
        "%s: %s; %,d memberships in the %s.%n",
        groups == lists ? "Groups" : "Lists",
        totals.isEmpty() ? "none" : totals,
        members,
        groups == lists ? "files" : "lists");
    report.lines().stream()
        .filter(line -> line.result() == Result.LEFT_ALONE)
        .collect(Collectors.groupingBy(Line::detail, TreeMap::new, Collectors.toList()))
        .forEach((reason, left) -> out.printf("Left alone %s: %s%n", some(left), reason));
    report
        .coverage()
        .ifPresent(
            c ->
                out.printf(
                    "Sectors: %,d of %,d symbols classified (%.2f %%).%n",
                    c.classified(), c.symbols(), 100.0 * c.classified() / c.symbols()));
    out.flush();
  }

  private static String some(List<Line> files) {
    int more = files.size() - SHOWN;
    return files.stream()
            .limit(SHOWN)
            .map(line -> Cells.printable(line.file()))
            .collect(Collectors.joining(", "))
        + (more > 0 ? " and %d more".formatted(more) : "");
  }

  /** Of a dry run: every symbol that would come, go or weigh another amount. */
  private static void printChanges(PrintWriter out, Line line) {
    if (line.result() != Result.WOULD_CHANGE) {
      return;
    }
    Difference changes = line.changes().orElseThrow();
    String since = line.asOf().map(time -> " as of " + line.day()).orElse("");
    out.printf("%s%s (%s):%n", line.group().orElse(""), since, Cells.printable(line.file()));
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
