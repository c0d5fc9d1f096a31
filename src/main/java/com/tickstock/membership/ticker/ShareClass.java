package com.tickstock.membership.ticker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The class of a share behind a ticker. */
final class ShareClass {
  /** A share class behind whatever stands for the dot. */
  private static final Pattern SHARE_CLASS =
      Pattern.compile("([A-Z0-9&]{1,8})(?:[-/]([A-Z]{1,2})| ([A-Z]))");

  private ShareClass() {}

  /** BRK/B, BRK-B and BRK B are BRK.B; what has no class stays. */
  static String dotted(String text) {
    Matcher share = SHARE_CLASS.matcher(text);
    if (!share.matches()) {
      return text;
    }
    return share.group(1) + "." + (share.group(2) == null ? share.group(3) : share.group(2));
  }
}
