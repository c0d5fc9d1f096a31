package com.tickstock.membership.cli;

import com.tickstock.membership.config.ConfigException;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.service.StartException;
import com.tickstock.membership.service.Version;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main command. */
@Command(
    name = "membership",
    description = "Serves, loads and checks which stocks belong to which groups.",
    mixinStandardHelpOptions = true,
    versionProvider = MembershipCommand.FromBuild.class,
    subcommands = {
      ServeCommand.class,
      LoadCommand.class,
      MigrateCommand.class,
      PublishCommand.class,
      RollbackCommand.class,
      PutCommand.class,
      RemoveCommand.class,
      DeleteCommand.class,
      QueryCommand.class,
      DiffCommand.class,
      WatchCommand.class,
      ValidateCommand.class,
      ReportCommand.class,
      TokenCommand.class,
      TopicsCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed", "2:wrong usage", "3:done, but some inputs were refused"})
public final class MembershipCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs the command line and returns the exit code. */
  public static int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  /** The command line, for callers that redirect its output. */
  public static CommandLine commandLine() {
    return new CommandLine(new MembershipCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(MembershipCommand::explain);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command");
  }

  /** Prints the reason instead of a stack trace. */
  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    PrintWriter err = command.getErr();
    err.println(command.getColorScheme().errorText(reason(failure)));
    boolean usage =
        failure instanceof ConfigException
            || failure instanceof InvalidValueException
            || (failure instanceof ServiceProblemException problem && problem.isWrongUsage());
    return usage ? ExitCode.WRONG_USAGE : ExitCode.FAILED;
  }

  private static String reason(Exception failure) {
    boolean explained = failure instanceof ConfigException || failure instanceof StartException;
    return explained || failure.getMessage() != null ? failure.getMessage() : failure.toString();
  }

  /** The output of {@code --version}. */
  static final class FromBuild implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"membership " + Version.current()};
    }
  }
}
