package com.tickstock.membership.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code delete}: retires a group. */
@Command(
    name = "delete",
    description = {
      "Retires a group: from then on it does not exist. Its past is kept, and 'rollback' restores"
          + " it.",
      "",
      "Example: membership delete CUSTOM/mine --reason 'merged into another one'"
    },
    mixinStandardHelpOptions = true)
final class DeleteCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private WriteOptions write;

  @Option(names = "--reason", paramLabel = "TEXT", description = "kept with the event")
  private Optional<String> reason = Optional.empty();

  @Override
  public Integer call() {
    String suffix =
        "?reason="
            + reason.map(ServiceClient::segment).orElse("")
            + write
                .effectiveAt()
                .map(day -> "&effectiveAt=" + ServiceClient.segment(day))
                .orElse("");
    return write.send("DELETE", suffix, Optional.empty(), spec.commandLine().getOut());
  }
}
