package com.tickstock.membership.cli;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.DiffJson;
import com.tickstock.membership.json.EffectiveTime;
import com.tickstock.membership.json.Json;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code diff}: compares a group on two days. */
@Command(
    name = "diff",
    description = {
      "Shows which members a group gained, lost or reweighted between two days.",
      "",
      "Examples:",
      "  membership diff UNIVERSE/dow30 --from 2024-01-01",
      "  membership diff ETF/SPY --from 2025-07-11 --to 2025-09-30 --json"
    },
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private GroupArgument group;

  @Option(names = "--from", required = true, paramLabel = "DATE", description = "the first day")
  private String from;

  @Option(names = "--to", paramLabel = "DATE", description = "the second day (default: now)")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--known-at",
      paramLabel = "TIME",
      description = "ignore events that were recorded later")
  private Optional<String> knownAt = Optional.empty();

  @Option(names = "--json", description = "the answer as JSON")
  private boolean json;

  @Override
  public Integer call() {
    String times =
        "&from="
            + EffectiveTime.parse("--from", from)
            + to.map(text -> "&to=" + EffectiveTime.parse("--to", text)).orElse("")
            + knownAt.map(text -> "&knownAt=" + EffectiveTime.parse("--known-at", text)).orElse("");
    ServiceClient client = group.client();
    GroupKey key = group.key(client.info());
    DiffJson diff =
        client.ask(
            ServiceClient.path(key) + "/diff?environment=" + key.environment() + times,
            DiffJson.class);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.pretty(diff));
    } else {
      TimeTables.diff(out, diff);
    }
    out.flush();
    return ExitCode.DONE;
  }
}
