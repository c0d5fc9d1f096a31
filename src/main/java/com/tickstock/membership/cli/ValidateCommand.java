package com.tickstock.membership.cli;

import com.tickstock.membership.json.Json;
import com.tickstock.membership.validation.Finding;
import com.tickstock.membership.validation.Validation;
import com.tickstock.membership.validation.Validation.Check;
import com.tickstock.membership.validation.Verdict;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code validate}: checks whether all data is consistent. */
@Command(
    name = "validate",
    description = {
      "Checks groups, symbols, sectors and SQL tables against the rules and against each other.",
      "Fails (exit code 1) if a check fails. Waits for changes that are still being processed.",
      "",
      "Example: membership validate --verbose"
    },
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);

  @Spec private CommandSpec spec;

  @Option(names = "--verbose", description = "every finding, up to 100 for each check")
  private boolean verbose;

  @Option(names = "--json", description = "the checks and their findings as JSON")
  private boolean json;

  @Mixin private ServiceOptions service;

  @Override
  public Integer call() {
    ServiceClient client = service.client();
    String path = "/v1/validation?environment=" + service.environment(client);
    Validation validation = Json.read(client.bytes(path, ANSWER_TIMEOUT), Validation.class);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.pretty(validation));
    } else {
      print(out, validation);
    }
    out.flush();
    return validation.verdict() == Verdict.FAIL ? ExitCode.FAILED : ExitCode.DONE;
  }

  private void print(PrintWriter out, Validation validation) {
    for (Check check : validation.checks()) {
      String found = check.count() == 0 ? "" : "; %,d found".formatted(check.count());
      out.printf(
          "%s  %s (%s%s)%n",
          coloured(check.verdict()), check.rule().sentence(), check.checked(), found);
      if (verbose) {
        check.findings().forEach(finding -> print(out, finding));
        if (check.unlisted() > 0) {
          out.printf("        ... and %,d more%n", check.unlisted());
        }
      }
    }
    boolean silent = !verbose && validation.checks().stream().anyMatch(c -> c.count() > 0);
    out.printf(
        "%s: %s%s%n",
        validation.environment(),
        validation.verdict(),
        silent ? "; --verbose lists the findings" : "");
  }

  private static void print(PrintWriter out, Finding finding) {
    String version = finding.version().map(" at version %d"::formatted).orElse("");
    out.printf(
        "        %s%s: %s%n",
        Cells.printable(finding.subject()), version, Cells.printable(finding.detail()));
  }

  private String coloured(Verdict verdict) {
    String colour =
        switch (verdict) {
          case PASS -> "green";
          case WARN -> "yellow";
          case FAIL -> "bold,red";
        };
    Ansi ansi = spec.commandLine().getColorScheme().ansi();
    return ansi.string("@|%s %s|@".formatted(colour, verdict));
  }
}
