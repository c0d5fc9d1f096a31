package com.tickstock.membership.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.json.ChangeJson;
import com.tickstock.membership.json.Json;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code watch}: prints changes as they happen. */
@Command(
    name = "watch",
    description = {
      "Prints each change as it happens, one on each line, until Ctrl-C. If the connection breaks,"
          + " it reconnects and continues after the last change.",
      "",
      "Examples:",
      "  membership watch",
      "  membership watch --group ETF/SPY,THEME/ai_leaders",
      "  membership watch --type ETF --symbol NVDA",
      "  membership watch --group ETF/SPY --snapshot --json"
    },
    mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "only these groups, as ETF/SPY,THEME/ai_leaders")
  private Optional<String> group = Optional.empty();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "only groups of these types, as ETF,SECTOR")
  private Optional<String> type = Optional.empty();

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description = "only changes of the memberships of this stock")
  private Optional<String> symbol = Optional.empty();

  @Option(names = "--snapshot", description = "print the current groups first")
  private boolean snapshot;

  @Option(names = "--json", description = "each change, or group, as one line of JSON")
  private boolean json;

  @Mixin private ServiceOptions service;

  @Override
  public Integer call() throws InterruptedException {
    ServiceClient client = service.client();
    PrintWriter err = spec.commandLine().getErr();
    try {
      new ChangeFeed(client, path(service.environment(client)), text -> print(err, text))
          .follow(this::print);
    } catch (ServiceProblemException e) {
      if (e.isGone()) {
        print(err, "missed changes are gone; start again, with --snapshot for the current groups");
      }
      throw e;
    }
    return ExitCode.DONE;
  }

  private String path(Environment environment) {
    List<String> query = new ArrayList<>();
    query.add("environment=" + environment);
    group.ifPresent(text -> query.add("group=" + ServiceClient.segment(text)));
    type.ifPresent(text -> query.add("type=" + ServiceClient.segment(text)));
    symbol.ifPresent(text -> query.add("symbol=" + ServiceClient.segment(text)));
    query.add("snapshot=" + snapshot);
    return "/v1/changes?" + String.join("&", query);
  }

  private void print(EventLines.Event event) {
    PrintWriter out = spec.commandLine().getOut();
    byte[] data = event.data().getBytes(StandardCharsets.UTF_8);
    switch (event.type()) {
      case "change" ->
          out.println(json ? event.data() : ChangeLine.of(Json.read(data, ChangeJson.class)));
      case "group" -> out.println(json ? event.data() : groupLine(Json.readTree(data)));
      default -> {
        // the end of the snapshot, or an event of a later version
      }
    }
    if (out.checkError()) {
      throw new IllegalStateException("cannot write to standard output");
    }
  }

  private static String groupLine(JsonNode group) {
    return Cells.printable(
        "%s  %s/%s/%s  version %d  %d members"
            .formatted(
                group.path("effectiveAt").asText(),
                group.path("environment").asText(),
                group.path("type").asText(),
                group.path("name").asText(),
                group.path("version").asLong(),
                group.path("memberCount").asLong()));
  }

  private static void print(PrintWriter err, String text) {
    err.println(text);
    err.flush();
  }
}
