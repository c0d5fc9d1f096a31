package com.tickstock.membership.loader.format;

import java.util.regex.Pattern;

/** ISIN, CUSIP, SEDOL and FIGI: in a column of tickers they would pass for some. */
final class Identifiers {
  private static final Pattern ISIN = Pattern.compile("[A-Z]{2}[A-Z0-9]{9}[0-9]");
  private static final Pattern FIGI = Pattern.compile("BBG[0-9A-Z]{8}[0-9]");
  private static final Pattern CUSIP = Pattern.compile("[0-9A-Z]{8}[0-9]");
  private static final Pattern SEDOL = Pattern.compile("[0-9B-DF-HJ-NP-TV-Z]{6}[0-9]");
  private static final int[] SEDOL_WEIGHTS = {1, 3, 1, 7, 3, 9, 1};
  private static final int BASE = 36;

  private Identifiers() {}

  static boolean isOne(String text) {
    return FIGI.matcher(text).matches()
        || (ISIN.matcher(text).matches() && isLuhn(digits(text)))
        || (CUSIP.matcher(text).matches() && isCusip(text))
        || isSedol(text);
  }

  /** By its shape and the weighted sum of its characters, which ends with a zero. */
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

  /** Letters as two digits, from A, which is 10. */
  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().forEach(c -> digits.append(Character.digit(c, BASE)));
    return digits.toString();
  }

  private static boolean isLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? digit : digitSum(2 * digit);
    }
    return sum % 10 == 0;
  }

  /** As the CUSIP's own rule has it: every second value counts twice, by its digits. */
  private static boolean isCusip(String text) {
    int sum = 0;
    for (int i = 0; i < text.length() - 1; i++) {
      int value = Character.digit(text.charAt(i), BASE);
      sum += digitSum(i % 2 == 0 ? value : 2 * value);
    }
    return (10 - sum % 10) % 10 == text.charAt(text.length() - 1) - '0';
  }

  private static int digitSum(int number) {
    return number / 10 + number % 10;
  }
}
