package com.tickstock.membership.ticker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The share class after a ticker. */
final class ShareClass {
  /** A share class after a separator other than the dot. */
  private static final Pattern SHARE_CLASS =
      Pattern.compile("([A-Z0-9&]{1,8})(?:[-/]([A-Z]{1,2})| ([A-Z]))");

  private ShareClass() {}

  /** BRK/B, BRK-B and BRK B become BRK.B. A text without a share class stays. */
  static String dotted(String text) {
    Matcher share = SHARE_CLASS.matcher(text);
    if (!share.matches()) {
      return text;
    }
    return share.group(1) + "." + (share.group(2) == null ? share.group(3) : share.group(2));
  }
}
