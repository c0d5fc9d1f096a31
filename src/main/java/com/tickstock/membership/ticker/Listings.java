package com.tickstock.membership.ticker;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spells tickers of markets outside the US. */
record Listings(Exchanges exchanges) {
  private static final Pattern COUNTRY_BEHIND = Pattern.compile("(.+)[- ]([A-Z]{2})");

  /** Markets whose share classes Bloomberg writes without a separator: VOLVB SS. */
  private static final Set<String> JOINED = Set.of("SS", "DC", "FH", "NO");

  /** Markets with tickers of six digits. Spreadsheets drop the leading zeros. */
  private static final Set<String> SIX_DIGITS = Set.of("CH", "KS");

  /** The ticker as its market spells it, without the file's additions. */
  String spelled(String written, String code) {
    // London pads short tickers: NG. and NG/ are National Grid; WALMEX* is a Mexican share series
    String text = written.replaceFirst("[./*]+$", "");
    Matcher again = COUNTRY_BEHIND.matcher(text);
    if (again.matches() && isOf(again.group(2), code)) {
      text = again.group(1); // NDA FI in Helsinki
    }
    text =
        switch (code) {
          case "TI" -> text.replaceFirst("\\.E$", ""); // how Istanbul marks shares
          case "CN" -> text.replaceFirst("-U$", ".UN"); // Bloomberg's spelling of units in Toronto
          case "IN" -> text.replace('-', '.'); // BAJAJ-AUTO
          case "SS" -> text.replaceFirst("[- ]SDB$", ""); // Swedish depositary receipts
          default -> text;
        };
    if (text.matches("[0-9]{1,6}")) {
      return number(text, code);
    }
    String dotted = ShareClass.dotted(text);
    return JOINED.contains(code) ? dotted.replaceFirst("\\.([A-Z])$", "$1") : dotted;
  }

  private boolean isOf(String suffix, String code) {
    return exchanges
        .country(suffix)
        .or(() -> exchanges.bloomberg(suffix))
        .equals(Optional.of(code));
  }

  private static String number(String digits, String code) {
    if (code.equals("HK")) {
      return digits.replaceFirst("^0+(?=.)", "");
    }
    return SIX_DIGITS.contains(code) ? "0".repeat(6 - digits.length()) + digits : digits;
  }
}
