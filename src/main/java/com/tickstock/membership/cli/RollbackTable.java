package com.tickstock.membership.cli;

import com.tickstock.membership.cli.RollbackReport.Line;
import com.tickstock.membership.cli.RollbackReport.Redefinition;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.Json;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Prints a rollback. */
final class RollbackTable {
  private RollbackTable() {}

  /** Prints the differences before the rollback is done. */
  static void printDifference(PrintWriter out, RollbackReport report) {
    if (!report.members().isEmpty()) {
      out.println(table(report.members()));
    }
    report.definition().ifPresent(redefinition -> print(out, report, redefinition));
    out.printf(
        "%s: from version %d back to %s: %d to add, %d to remove, %d to reweight.%n",
        report.group(),
        report.from(),
        report.to(),
        report.count("add"),
        report.count("remove"),
        report.count("reweight"));
    out.flush();
  }

  private static void print(PrintWriter out, RollbackReport report, Redefinition redefinition) {
    if (!report.exists()) {
      out.printf("%s did not exist then: it will be retired.%n", report.group());
    } else if (redefinition.now().isEmpty()) {
      out.printf("%s does not exist now: it will be created again.%n", report.group());
    } else {
      out.printf("definition now:  %s%n", text(redefinition.now().get()));
      out.printf("definition then: %s%n", text(redefinition.then().orElseThrow()));
    }
  }

  private static String text(Object definition) {
    return Cells.printable(new String(Json.write(definition), StandardCharsets.UTF_8));
  }

  private static String table(List<Line> lines) {
    return Cells.table(
        lines,
        List.of(
            Cells.text("symbol", line -> line.symbol().value()),
            Cells.text("change", Line::change),
            Cells.number("weight now", line -> weight(line.now())),
            Cells.number("weight then", line -> weight(line.then()))));
  }

  private static String weight(Optional<Weight> weight) {
    return weight.map(Weight::toString).orElse("");
  }
}
