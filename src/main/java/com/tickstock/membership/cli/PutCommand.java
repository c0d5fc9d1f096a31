package com.tickstock.membership.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tickstock.membership.group.Weight;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code put}: puts members into a group. */
@Command(
    name = "put",
    description = {
      "Puts members into a group or changes their weights; the other members stay. With --replace"
          + " the group has exactly these members, and is created if it does not exist.",
      "",
      "Examples:",
      "  membership put CUSTOM/mine --replace AAPL MSFT",
      "  membership put CUSTOM/mine NVDA=0.065 --effective-at 2025-06-30"
    },
    mixinStandardHelpOptions = true)
final class PutCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private WriteOptions write;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "SYMBOL[=WEIGHT]",
      description = "a weight is a fraction: 0.065 is 6.5 %%")
  private List<String> members;

  @Option(names = "--replace", description = "the group has exactly these members")
  private boolean replace;

  @Option(names = "--allow-leverage", description = "accept weights over 1 and under -1")
  private boolean allowLeverage;

  @Override
  public Integer call() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray(replace ? "members" : "put");
    for (String member : members) {
      String[] parts = member.split("=", 2);
      ObjectNode node = list.addObject().put("symbol", parts[0]);
      if (parts.length == 2) {
        node.put("weight", Weight.parse(parts[1]).value());
      }
    }
    body.put("allowLeverage", allowLeverage);
    write.effectiveAt().ifPresent(day -> body.put("effectiveAt", day));
    return write.send(
        replace ? "PUT" : "POST",
        replace ? "" : "/changes",
        Optional.of(body),
        spec.commandLine().getOut());
  }
}
