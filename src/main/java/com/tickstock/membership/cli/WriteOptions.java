package com.tickstock.membership.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.report.Wording;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends a write to one group over HTTP and prints the outcome. */
final class WriteOptions {
  @Mixin private GroupArgument group;

  @Option(
      names = "--effective-at",
      paramLabel = "DATE",
      description = "the effective time: a day or a time up to now (default: now)")
  private Optional<String> effectiveAt = Optional.empty();

  @Option(names = "--json", description = "the outcome as JSON")
  private boolean json;

  Optional<String> effectiveAt() {
    return effectiveAt;
  }

  /**
   * @param suffix the part of the path after the group
   * @param body empty for a write without a body
   */
  int send(String method, String suffix, Optional<ObjectNode> body, PrintWriter out) {
    ServiceClient client = group.client();
    GroupKey key = group.key(client.info());
    String path = ServiceClient.path(key) + suffix;
    String environment = (suffix.contains("?") ? "&" : "?") + "environment=" + key.environment();
    ObjectNode answer = client.write(method, path + environment + "&wait=true", body);
    if (json) {
      out.println(Json.pretty(answer));
    } else {
      print(answer, out);
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static void print(ObjectNode answer, PrintWriter out) {
    JsonNode warnings = answer.path("warnings");
    OutcomeJson outcome = Json.read(answer.without("warnings"), OutcomeJson.class);
    out.printf(
        "%s %s, version %d: %d added, %d removed, %d reweighted%s%n",
        outcome.outcome().wire(),
        outcome.group(),
        outcome.version(),
        outcome.added(),
        outcome.removed(),
        outcome.reweighted(),
        outcome
            .memberCount()
            .map(count -> "; it has " + Wording.count(count, "member"))
            .orElse(""));
    if (outcome.past()) {
      out.println("It was inserted in the past, before later changes.");
    }
    warnings.forEach(warning -> out.println("warning: " + Cells.printable(warning.asText())));
  }
}
