package com.tickstock.membership.loader;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;

/**
 * Which group a file of one group is about: {@code spy_holdings.csv} is ETF SPY, {@code
 * ai_leaders_theme.csv} is THEME ai_leaders, {@code sp500.csv} is UNIVERSE sp500.
 */
final class FileNames {
  static final String SUFFIX = ".csv";
  private static final String ETF = "_holdings";
  private static final String THEME = "_theme";

  private FileNames() {}

  static GroupKey group(String file, Environment environment) {
    String name = file.substring(0, file.length() - SUFFIX.length());
    if (name.endsWith(ETF)) {
      return new GroupKey(environment, GroupType.ETF, without(name, ETF));
    } else if (name.endsWith(THEME)) {
      return new GroupKey(environment, GroupType.THEME, without(name, THEME));
    }
    return new GroupKey(environment, GroupType.UNIVERSE, name);
  }

  private static String without(String name, String suffix) {
    return name.substring(0, name.length() - suffix.length());
  }
}
