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

/** {@code token}: makes up a token; where it counts, its line is put into the file of tokens. */
@Command(
    name = "token",
    description = {
      "Makes up a token and prints it once, with the line that lets its holder in. The line belongs"
          + " into the file that MEMBERSHIP_TOKENS_FILE names, which is read again when it changes;"
          + " without the line the token is good for nothing.",
      "",
      "Examples:",
      "  membership token --name loader --role publish",
      "  membership token --name loader --role publish --json | jq -r .line"
    },
    mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--name", paramLabel = "NAME", required = true, description = "who is to use it")
  private String name;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      required = true,
      description = "read, publish (reads too) or admin (does all)")
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
      out.printf("The token, for %s alone; it is not shown again:%n", made.name());
      out.println(made.token());
      out.println("The line for the file of tokens:");
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
