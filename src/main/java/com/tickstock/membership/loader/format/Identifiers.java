package com.tickstock.membership.loader.format;

import java.util.regex.Pattern;

/**
 * Recognises ISIN, FIGI and SEDOL, which could pass for tickers. Most CUSIPs begin with a digit, so
 * they never pass for US tickers.
 */
final class Identifiers {
  /** ISO 6166: country, nine characters, check digit. */
  private static final Pattern ISIN = Pattern.compile("[A-Z]{2}[A-Z0-9]{9}[0-9]");

  private static final Pattern FIGI = Pattern.compile("BBG[0-9A-Z]{8}[0-9]");
  private static final Pattern SEDOL = Pattern.compile("[0-9B-DF-HJ-NP-TV-Z]{6}[0-9]");

  /**
   * The check of the London Stock Exchange: the weighted sum of the characters ends with a zero.
   */
  private static final int[] SEDOL_WEIGHTS = {1, 3, 1, 7, 3, 9, 1};

  /** The base of character values: digits are 0 to 9, letters start with A = 10. */
  private static final int BASE = 36;

  private Identifiers() {}

  static boolean isOne(String text) {
    return ISIN.matcher(text).matches() || FIGI.matcher(text).matches() || isSedol(text);
  }

  static boolean isSedol(String text) {
    if (!SEDOL.matcher(text).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < SEDOL_WEIGHTS.length; i++) {
      sum += SEDOL_WEIGHTS[i] * Character.digit(text.charAt(i), BASE);
    }
    return sum % 10 == 0;
  }
}
