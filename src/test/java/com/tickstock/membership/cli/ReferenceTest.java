package com.tickstock.membership.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code docs/reference.md} matches the code, from which it is generated. */
class ReferenceTest {
  private static final Path PAGE = Path.of("docs", "reference.md");
  private static final Path EXPECTED = Path.of("target", "reference.md");

  @Test
  void thePageIsThatOfTheCode() throws IOException {
    String expected = page();
    Files.writeString(EXPECTED, expected);

    assertThat(Files.readString(PAGE))
        .as("after a change of settings or commands: cp %s %s", EXPECTED, PAGE)
        .isEqualTo(expected);
  }

  private static String page() {
    return """
        # Reference

        ## Settings

        Each setting is an environment variable, and a flag of `serve`; the settings for files are also
        flags of `load`. A flag overrides its variable. All wrong settings are reported at once, before
        anything starts.

        | variable | flag | default | meaning |
        |---|---|---|---|
        %s| `MEMBERSHIP_KAFKA_<PROPERTY>` | | | any property of a Kafka client: \
        `MEMBERSHIP_KAFKA_SECURITY_PROTOCOL` is `security.protocol` |

        ## Commands

        `java -jar target/membership.jar COMMAND --help` prints an example. Commands call the service at
        `--url` (default http://127.0.0.1:8080) and send the token in `MEMBERSHIP_TOKEN`.

        %s
        ## Exit codes

        | code | meaning |
        |---|---|
        %s"""
        .formatted(settings(), commands(), exitCodes());
  }

  private static String settings() {
    return Arrays.stream(Setting.values())
        .map(
            setting ->
                row(
                    code(setting.variable()),
                    setting.hasFlag() ? code(setting.flag()) : "",
                    code(setting.defaultValue()),
                    setting.meaning()))
        .collect(Collectors.joining());
  }

  private static String commands() {
    return MembershipCommand.commandLine().getSubcommands().entrySet().stream()
        .map(ReferenceTest::command)
        .collect(Collectors.joining("\n"));
  }

  private static String command(Map.Entry<String, CommandLine> command) {
    CommandLine.Model.CommandSpec spec = command.getValue().getCommandSpec();
    UsageMessageSpec usage = spec.usageMessage();
    String said =
        Arrays.stream(usage.description())
            .takeWhile(line -> !line.startsWith("Example"))
            .collect(Collectors.joining(" "))
            .strip();
    String options =
        spec.options().stream()
            .filter(option -> option.description().length > 0 && !option.hidden())
            .filter(option -> !option.usageHelp() && !option.versionHelp())
            .filter(option -> !isSetting(option))
            .map(ReferenceTest::option)
            .collect(Collectors.joining());
    return "### %s%n%n%s%n".formatted(command.getKey(), said)
        + (options.isEmpty() ? "" : "\n| option | meaning |\n|---|---|\n" + options);
  }

  /** Options with a variable are listed once, in the table of settings. */
  private static boolean isSetting(OptionSpec option) {
    return option.description()[0].contains("Also: MEMBERSHIP_");
  }

  private static String option(OptionSpec option) {
    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    return row(code(option.longestName() + value), String.join(" ", option.description()));
  }

  private static String exitCodes() {
    return MembershipCommand.commandLine()
        .getCommandSpec()
        .usageMessage()
        .exitCodeList()
        .entrySet()
        .stream()
        .map(code -> row(code.getKey(), code.getValue()))
        .collect(Collectors.joining());
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  private static String row(String... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
