package com.tickstock.membership.loader;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.loader.format.Dates;
import com.tickstock.membership.loader.format.Reading;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Determines the group of a file, from its content or else from its name without the day. {@code
 * spy_holdings.csv} is ETF SPY, {@code ai_leaders_theme.csv} is THEME ai_leaders, {@code
 * sp500_2025-06.csv} is UNIVERSE sp500. An issuer's fund file is always an ETF: {@code
 * holdings-daily-us-en-xhb.xlsx} is XHB.
 */
final class GroupNames {
  private static final Pattern EXTENSION = Pattern.compile("\\.(csv|xlsx)$");
  private static final String ETF = "_holdings";
  private static final String THEME = "_theme";
  private static final String HISTORY = "_history";

  /** Words around the ticker in the names of issuers' downloads. */
  private static final Set<String> AROUND =
      Set.of("holdings", "fund", "fundholdings", "full", "daily", "etf", "export");

  /** State Street: {@code holdings-daily-us-en-xhb}, country and language. */
  private static final Pattern COUNTRY = Pattern.compile("holdings-daily-[a-z]+-[a-z]{2}-");

  /** The suffix that browsers add to a second download. */
  private static final Pattern COPY = Pattern.compile(" ?\\([0-9]{1,3}\\)$");

  private static final Pattern TICKER = Pattern.compile("[a-z0-9]{1,6}");

  private GroupNames() {}

  static boolean isHoldings(String file) {
    return EXTENSION.matcher(file.toLowerCase(Locale.ROOT)).find();
  }

  static GroupKey group(Reading reading, String file, Environment environment) {
    String name = plain(file);
    if (reading.kind() == Reading.Kind.FUND) {
      return named(environment, GroupType.ETF, reading.fund().orElseGet(() -> ticker(name, file)));
    }
    return listed(name, environment);
  }

  /**
   * The group of a history. Its suffix is dropped, so that it may be in one folder with the current
   * list: {@code sp500_history.csv} is UNIVERSE sp500.
   */
  static GroupKey ofHistory(String file, Environment environment) {
    String name = plain(file);
    return listed(name.endsWith(HISTORY) ? without(name, HISTORY) : name, environment);
  }

  private static GroupKey named(Environment environment, GroupType type, String name) {
    GroupKey key = GroupKey.of(environment, type, name);
    key.requireNameable();
    return key;
  }

  private static String plain(String file) {
    String plain = EXTENSION.matcher(file.toLowerCase(Locale.ROOT)).replaceFirst("");
    return Dates.withoutDate(COPY.matcher(plain).replaceFirst(""));
  }

  private static GroupKey listed(String name, Environment environment) {
    if (name.endsWith(ETF)) {
      return named(environment, GroupType.ETF, without(name, ETF));
    } else if (name.endsWith(THEME)) {
      return named(environment, GroupType.THEME, without(name, THEME));
    }
    return named(environment, GroupType.UNIVERSE, name);
  }

  private static String ticker(String name, String file) {
    return Stream.of(COUNTRY.matcher(name).replaceFirst("").split("[-_ .]+"))
        .filter(word -> TICKER.matcher(word).matches() && !AROUND.contains(word))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidValueException(
                    "file name", file, "the fund's ticker in it, as spy_holdings.csv"));
  }

  private static String without(String name, String suffix) {
    return name.substring(0, name.length() - suffix.length());
  }
}
