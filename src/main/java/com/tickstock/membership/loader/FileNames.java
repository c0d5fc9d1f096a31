package com.tickstock.membership.loader;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import java.util.Locale;

/**
 * Which group a file of one group is about: {@code spy_holdings.csv} is ETF SPY, {@code
 * ai_leaders_theme.csv} is THEME ai_leaders, {@code sp500.csv} is UNIVERSE sp500.
 */
final class FileNames {
  private static final String SUFFIX = ".csv";
  private static final String ETF = "_holdings";
  private static final String THEME = "_theme";

  private FileNames() {}

  static boolean isHoldings(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
  }

  static GroupKey group(String file, Environment environment) {
    String name = without(file, SUFFIX).toLowerCase(Locale.ROOT);
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
