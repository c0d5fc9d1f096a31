package com.tickstock.membership.cli;

import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.loader.Difference;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.loader.LoadReport.Line;
import com.tickstock.membership.loader.LoadReport.Result;
import com.tickstock.membership.report.Wording;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints a load report: what changed and what was refused, and on request everything else. */
final class LoadTable {
  /** How many of the files that are left alone are listed by name. */
  private static final int SHOWN = 5;

  private static final int WIDTH = 78;

  /** Results that need no attention. */
  private static final Set<Result> AS_BEFORE =
      EnumSet.of(Result.UNCHANGED, Result.SKIPPED, Result.WOULD_NOT_CHANGE);

  private LoadTable() {}

  /**
   * @param verbose whether to print unchanged groups as well, and the file of each group
   */
  static void print(PrintWriter out, LoadReport report, boolean verbose) {
    List<Line> lines =
        report.lines().stream()
            .filter(line -> line.group().isPresent())
            .filter(line -> verbose || !AS_BEFORE.contains(line.result()))
            .toList();
    if (!lines.isEmpty()) {
      out.println(
          Cells.table(
              lines,
              List.of(
                  Cells.text("group", LoadTable::group),
                  Cells.text("as of", Line::day),
                  Cells.number("members", line -> text(line.members())),
                  Cells.number("added", line -> text(line.added())),
                  Cells.number("removed", line -> text(line.removed())),
                  Cells.number("reweighted", line -> text(line.reweighted())),
                  Cells.text("result", line -> wording(line.result())))));
    }
    lines.forEach(line -> printNotes(out, line, verbose));
    lines.forEach(line -> printChanges(out, line));
    printRefusalsAndTotals(out, report);
  }

  static void printRefusalsAndTotals(PrintWriter out, LoadReport report) {
    report.lines().stream()
        .filter(line -> line.result() == Result.REFUSED)
        .forEach(
            line ->
                out.printf("refused %s%n", Cells.printable(line.file() + ": " + line.detail())));
    out.printf("%s.%n", totals(report));
    report.lines().stream()
        .filter(line -> line.result() == Result.LEFT_ALONE)
        .collect(Collectors.groupingBy(Line::detail, TreeMap::new, Collectors.toList()))
        .forEach((reason, left) -> out.printf("Left alone %s: %s%n", some(left), reason));
    report
        .coverage()
        .ifPresent(
            c ->
                out.printf(
                    Locale.ROOT,
                    "Sectors: %,d of %,d symbols classified (%.2f %%).%n",
                    c.classified(),
                    c.symbols(),
                    100.0 * c.classified() / c.symbols()));
    out.flush();
  }

  private static String totals(LoadReport report) {
    String results =
        Arrays.stream(Result.values())
            .filter(result -> result != Result.LEFT_ALONE)
            .map(LoadTable::wording)
            .distinct()
            .filter(wording -> count(report, wording) > 0)
            .map(wording -> Wording.number(count(report, wording)) + " " + wording)
            .collect(Collectors.joining(", "));
    long groups = report.lines().stream().flatMap(line -> line.group().stream()).distinct().count();
    long lists = report.lines().stream().filter(line -> line.group().isPresent()).count();
    long members =
        report.lines().stream().filter(line -> !line.isOfSector()).mapToLong(Line::members).sum();
    return "%s: %s; %s memberships in the files"
        .formatted(
            groups == lists ? "Groups" : "Lists",
            results.isEmpty() ? "none" : results,
            Wording.number(members));
  }

  private static long count(LoadReport report, String wording) {
    return report.lines().stream().filter(line -> wording(line.result()).equals(wording)).count();
  }

  private static String some(List<Line> files) {
    int more = files.size() - SHOWN;
    return files.stream()
            .limit(SHOWN)
            .map(line -> Cells.printable(line.file()))
            .collect(Collectors.joining(", "))
        + (more > 0 ? " and %d more".formatted(more) : "");
  }

  /** Prints the details of a line; refusals are printed below. */
  private static void printNotes(PrintWriter out, Line line, boolean verbose) {
    String notes =
        Stream.of(leftOut(line), line.result() == Result.REFUSED ? "" : line.detail())
            .filter(note -> !note.isEmpty())
            .collect(Collectors.joining("; "));
    if (verbose || !notes.isEmpty()) {
      String file = line.file() + line.format().map(format -> " (" + format + ")").orElse("");
      String about =
          "%s from %s%s".formatted(group(line), file, notes.isEmpty() ? "" : ": " + notes);
      printWrapped(out, "", Stream.of(Cells.printable(about).split(" ")), " ");
    }
  }

  /** For a dry run: prints every symbol that would be added, removed or reweighted. */
  private static void printChanges(PrintWriter out, Line line) {
    if (line.result() != Result.WOULD_CHANGE) {
      return;
    }
    Difference changes = line.changes().orElseThrow();
    String since = line.asOf().map(time -> " as of " + line.day()).orElse("");
    out.printf("%s%s (%s):%n", group(line), since, Cells.printable(line.file()));
    printWrapped(out, "  + ", changes.added().stream().map(Symbol::value), ", ");
    printWrapped(out, "  - ", changes.removed().stream().map(Symbol::value), ", ");
    printWrapped(
        out,
        "  ~ ",
        changes.reweighted().stream()
            .map(r -> "%s %s->%s".formatted(r.symbol(), percent(r.before()), percent(r.after()))),
        ", ");
    if (changes.annotated() > 0) {
      out.printf("  %d keep their weight and change their metadata%n", changes.annotated());
    }
  }

  /** Wraps the text to the width of a terminal and indents the further lines. */
  private static void printWrapped(
      PrintWriter out, String start, Stream<String> words, String between) {
    StringBuilder line = new StringBuilder(start);
    boolean first = true;
    for (String word : (Iterable<String>) words::iterator) {
      boolean fits = line.length() + between.length() + word.length() <= WIDTH;
      if (!first && !fits) {
        out.println((line + between).stripTrailing());
        line = new StringBuilder(" ".repeat(Math.max(2, start.length())));
      } else if (!first) {
        line.append(between);
      }
      line.append(word);
      first = false;
    }
    if (!first) {
      out.println(line);
    }
  }

  private static String percent(Optional<Weight> weight) {
    return weight
        .map(w -> w.value().movePointRight(2).stripTrailingZeros().toPlainString() + "%")
        .orElse("?");
  }

  private static String leftOut(Line line) {
    return line.leftOut().isEmpty()
        ? ""
        : line.leftOut().entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", ", "left out ", ""));
  }

  /** The key without its environment: all groups of a load have the same one. */
  private static String group(Line line) {
    return line.group().map(group -> group.substring(group.indexOf('/') + 1)).orElse("");
  }

  private static String text(long number) {
    return number == 0 ? "" : Wording.number(number);
  }

  private static String wording(Result result) {
    return switch (result) {
      case APPLIED -> "changed";
      // a file that was loaded before is skipped
      case UNCHANGED, SKIPPED -> "unchanged";
      default -> result.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }
}
