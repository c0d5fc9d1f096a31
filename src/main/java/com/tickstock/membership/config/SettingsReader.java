package com.tickstock.membership.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads settings one after another and collects the problems. */
final class SettingsReader {
  private static final String PREFIX = "MEMBERSHIP_";
  private static final String KAFKA_PREFIX = "MEMBERSHIP_KAFKA_";

  private final Map<Setting, String> flags;
  private final Map<String, String> variables;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Map<Setting, String> flags, Map<String, String> variables) {
    this.flags = flags;
    this.variables = variables;
    variables.keySet().stream().filter(SettingsReader::isUnknown).forEach(this::reportUnknown);
  }

  Optional<String> optional(Setting setting) {
    return optional(setting, Function.identity());
  }

  Optional<String> optional(Setting setting, Function<String, String> parser) {
    String text = text(setting);
    return text.isEmpty() ? Optional.empty() : Optional.of(parsed(setting, parser, ""));
  }

  String text(Setting setting) {
    String text = flags.getOrDefault(setting, variables.getOrDefault(setting.variable(), ""));
    return text.isBlank() ? setting.defaultValue() : text.strip();
  }

  int number(Setting setting, int least, int most) {
    return parsed(setting, text -> inRange(text, least, most), 0);
  }

  <T> T parsed(Setting setting, Function<String, T> parser, T whereWrong) {
    try {
      return parser.apply(text(setting));
    } catch (IllegalArgumentException e) {
      // the message omits the value, because it may contain a password
      report(setting, e.getMessage());
      return whereWrong;
    }
  }

  void report(Setting setting, String problem) {
    problems.add("%s: %s".formatted(named(setting), problem));
  }

  /** The setting's name for messages: the variable and the flag. */
  static String named(Setting setting) {
    return setting.hasFlag()
        ? "%s (%s)".formatted(setting.variable(), setting.flag())
        : setting.variable();
  }

  void throwProblems() {
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
  }

  private static int inRange(String text, int least, int most) {
    String expected = "expected a whole number from " + least + " to " + most;
    try {
      int number = Integer.parseInt(text);
      if (number < least || number > most) {
        throw new IllegalArgumentException(expected);
      }
      return number;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(expected, e);
    }
  }

  private static boolean isUnknown(String variable) {
    return variable.startsWith(PREFIX)
        && !variable.startsWith(KAFKA_PREFIX)
        && Arrays.stream(Setting.values()).noneMatch(s -> s.variable().equals(variable));
  }

  private void reportUnknown(String variable) {
    problems.add(
        variable
            + ": no such setting; there are "
            + Arrays.stream(Setting.values()).map(Setting::variable).toList());
  }
}
