package com.tickstock.membership.loader.format;

import com.tickstock.membership.group.InvalidValueException;
import java.util.regex.Pattern;

/** What issuers call the kinds of things that a fund holds. */
final class AssetClass {
  private static final Pattern NO_EQUITY =
      pattern(
          "cash|money market|currenc|\\bfx\\b|forward|future|swap|option|warrant|right|margin"
              + "|collateral|derivative|bond|fixed income|treasur|repo|note|loan|commodit"
              + "|receivable|payable|liquidit|geldmarkt|anleihe|terminkontrakt");

  private static final Pattern EQUITY =
      pattern(
          "equit|stk|stock|shares?|\\bshrs?\\b|\\bsh\\.|cert|\\bmlp\\b|royalt|closed.end|ltd part|prefer|nvdr|\\bcdi\\b|common|\\breit|\\badr|\\bgdr|deposit[ao]ry|partnership|trust|unit|etf"
              + "|aktien");

  private AssetClass() {}

  private static Pattern pattern(String words) {
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
  }

  /**
   * @throws InvalidValueException where it is neither known as equity nor as anything else: to
   *     leave it out could be as wrong as to load it
   */
  static boolean isEquity(String assetClass) {
    if (NO_EQUITY.matcher(assetClass).find()) {
      return false;
    } else if (EQUITY.matcher(assetClass).find()) {
      return true;
    }
    throw new InvalidValueException(
        "asset class", assetClass, "a kind of equity or of cash, derivative or debt");
  }
}
