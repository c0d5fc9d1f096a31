package com.tickstock.membership.cli;

import com.tickstock.membership.cli.RollbackReport.Result;
import com.tickstock.membership.group.CurrentVersion;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Text;
import com.tickstock.membership.http.Backend;
import com.tickstock.membership.json.EventJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.loader.LoadMode;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rollback}: restores an earlier state of a group. */
@Command(
    name = "rollback",
    description = {
      "Publishes the event that restores an earlier state of a group, its members and its"
          + " definition, effective now. The changes in between stay in the log; a rollback can be"
          + " rolled back. It is refused if the group changes meanwhile.",
      "A version is the group as it was served then; a date is the group as of that day, as it is"
          + " known now. If the group did not exist, it is retired.",
      "",
      "Examples:",
      "  membership rollback ETF/SPY --to 7 --mode dry-run",
      "  membership rollback PROD/ETF/SPY --to 2025-06-30 --reason 'bad file'",
      "  membership rollback ETF/SPY --to 7 --print > rollback.json"
    },
    mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {
  /** The restored state and the reason must fit into the lineage of an event. */
  private static final int MAX_REASON = 150;

  @Spec private CommandSpec spec;

  @Mixin private GroupArgument group;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "VERSION|DATE",
      description = "a version as 7, a date as 2025-06-30 (its 00:00 UTC) or a time")
  private String to;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "the reason, kept as the load of the change (up to 150 characters)")
  private Optional<String> reason = Optional.empty();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "full",
      converter = ModeConverter.WholeOrDry.class,
      description = "full (default): roll back; dry-run: show what would change, publish nothing")
  private LoadMode mode;

  @Option(
      names = "--print",
      description = "write the event to standard output instead, for 'publish'")
  private boolean print;

  @Option(names = "--json", description = "the changes as JSON")
  private boolean json;

  @Override
  public Integer call() {
    Clock clock = Clock.systemUTC();
    RollbackTarget target = RollbackTarget.parse(to, clock.instant());
    String why =
        "rollback to "
            + target.wording()
            + reason.map(text -> ": " + Text.name("--reason", text, MAX_REASON)).orElse("");
    ServiceClient client = group.client();
    ServiceGroups groups = new ServiceGroups(client);
    Backend.Info info = client.info();
    GroupKey key = group.key(info);
    key.requireNameable();
    // read the head first: a change after this point causes the event to be refused
    CurrentVersion now = groups.head(key);
    Optional<Group> then = groups.then(key, target.question());
    Rollback rollback = new Rollback(key, now, then, why);
    RollbackReport plan =
        RollbackReport.of(
            rollback, target, rollback.isNeeded() ? Result.WOULD_CHANGE : Result.NOT_NEEDED);
    // with --print, standard output contains only the event; with --json, only JSON
    PrintWriter people = print ? spec.commandLine().getErr() : spec.commandLine().getOut();
    if (!json || print) {
      explain(people, rollback, plan, clock.instant());
    }
    if (!rollback.isNeeded() || mode == LoadMode.DRY_RUN) {
      return finish(plan);
    } else if (print) {
      Instant time = clock.instant();
      byte[] event = EventJson.write(rollback.event(time), time);
      spec.commandLine().getOut().println(Json.pretty(Json.readTree(event)));
      spec.commandLine().getOut().flush();
      return ExitCode.DONE;
    }
    return finish(new RollbackWriter(groups, Brokers.client(info), clock).write(rollback, plan));
  }

  private static void explain(
      PrintWriter out, Rollback rollback, RollbackReport plan, Instant clock) {
    if (plan.outcome() == Result.NOT_NEEDED) {
      out.printf(
          "%s is at version %d and already equal to %s: nothing to do.%n",
          plan.group(), plan.from(), plan.to());
    } else {
      RollbackTable.printDifference(out, plan);
      rollback
          .effectiveAt(clock)
          .ifPresent(
              time ->
                  out.printf(
                      "The last change is effective at %s, in the future: so is the rollback.%n",
                      time));
    }
    out.flush();
  }

  private int finish(RollbackReport report) {
    PrintWriter out = spec.commandLine().getOut();
    if (json && !print) {
      out.println(Json.pretty(report));
    } else {
      report.version().ifPresent(version -> printDone(out, report, version));
    }
    out.flush();
    report.detail().ifPresent(spec.commandLine().getErr()::println);
    spec.commandLine().getErr().flush();
    return switch (report.outcome()) {
      case APPLIED, NOT_NEEDED, WOULD_CHANGE -> ExitCode.DONE;
      case COVERED, REFUSED -> ExitCode.FAILED;
    };
  }

  private static void printDone(PrintWriter out, RollbackReport report, long version) {
    out.printf(
        "%s is at version %d now%s.%n",
        report.group(),
        version,
        report.outcome() == Result.APPLIED ? ", equal to " + report.to() : "");
  }
}
