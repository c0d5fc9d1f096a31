package com.tickstock.membership.cli;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.config.Setting;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Adds a flag for each setting, so that the settings are defined in one place. */
final class SettingFlags {
  private SettingFlags() {}

  static void add(CommandSpec command, List<Setting> settings) {
    for (Setting setting : settings) {
      if (setting.hasFlag() && !command.optionsMap().containsKey(setting.flag())) {
        command.addOption(
            OptionSpec.builder(setting.flag())
                .type(String.class)
                .paramLabel("VALUE")
                .description(description(setting))
                .build());
      }
    }
  }

  private static String description(Setting setting) {
    String otherwise =
        setting.defaultValue().isEmpty() ? "" : " (default: " + setting.defaultValue() + ")";
    return setting.meaning() + otherwise + ". Also: " + setting.variable();
  }

  static Config config(CommandSpec command) {
    Map<Setting, String> flags = new HashMap<>();
    Arrays.stream(Setting.values())
        .forEach(
            setting -> {
              OptionSpec option = command.optionsMap().get(setting.flag());
              if (option != null && option.getValue() instanceof String value) {
                flags.put(setting, value);
              }
            });
    return Config.of(flags, System.getenv());
  }
}
