package com.tickstock.membership.cli;

import com.tickstock.membership.access.NewToken;
import com.tickstock.membership.access.Role;
import com.tickstock.membership.json.Json;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code token}: creates a token; it becomes valid when its line is in the token file. */
@Command(
    name = "token",
    description = {
      "Creates a token and prints it once, with its line for the token file. Add the line to the"
          + " file in MEMBERSHIP_TOKENS_FILE, which is read again when it changes; without the line"
          + " the token is not valid.",
      "",
      "Examples:",
      "  membership token --name loader --role publish",
      "  membership token --name loader --role publish --json | jq -r .line"
    },
    mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--name", paramLabel = "NAME", required = true, description = "the token's user")
  private String name;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      description = "read, publish (may also read) or admin (may do everything)")
  private Role role;

  @Option(names = "--json", description = "the token and the line as JSON")
  private boolean json;

  @Override
  public Integer call() {
    NewToken made = made();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.pretty(made));
    } else {
      out.printf("The token for %s; it is not shown again:%n", made.name());
      out.println(made.token());
      out.println("The line for the token file:");
      out.println(made.line());
    }
    out.flush();
    return ExitCode.DONE;
  }

  private NewToken made() {
    try {
      return NewToken.of(name, role);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--name: " + e.getMessage(), e);
    }
  }
}
