package com.tickstock.membership.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code remove}: removes members from a group. */
@Command(
    name = "remove",
    description = {
      "Removes members from a group; the other members stay.",
      "",
      "Example: membership remove CUSTOM/mine NVDA --effective-at 2025-06-30"
    },
    mixinStandardHelpOptions = true)
final class RemoveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private WriteOptions write;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "SYMBOL", description = "as AAPL")
  private List<String> symbols;

  @Override
  public Integer call() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("remove");
    symbols.forEach(list::add);
    write.effectiveAt().ifPresent(day -> body.put("effectiveAt", day));
    return write.send("POST", "/changes", Optional.of(body), spec.commandLine().getOut());
  }
}
