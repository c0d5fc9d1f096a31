package com.tickstock.membership.loader.format;

import com.tickstock.membership.group.InvalidValueException;
import java.util.regex.Pattern;

/** Issuers' names for the asset classes that a fund holds. */
final class AssetClass {
  private static final Pattern NO_EQUITY =
      pattern(
          "cash|money market|currenc|\\bfx\\b|forward|future|swap|option|warrant|right|margin"
              + "|collateral|derivative|bond|fixed income|treasur|repo|note|loan|commodit"
              + "|receivable|payable|liquidit|geldmarkt|anleihe|terminkontrakt");

  private static final Pattern EQUITY =
      pattern(
          "equit|stock|stk|share|\\bshrs?\\b|\\bsh\\.|common|prefer|\\breit|\\badr|\\bgdr|\\bnvdr|\\bcdi\\b"
              + "|deposit[ao]ry|dutch cert\\b|partnership|ltd part\\b|\\bmlp\\b|royalty|trust|unit"
              + "|closed.end|etf"
              + "|aktien");

  private AssetClass() {}

  private static Pattern pattern(String words) {
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
  }

  /**
   * @throws InvalidValueException if the asset class is unknown: leaving it out could be as wrong
   *     as loading it
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
