package com.tickstock.membership.loader.format;

import com.tickstock.membership.loader.file.RefusedFileException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells by what a file says about a fund that it holds shares of other countries. Where the file
 * does not say the exchanges, such a ticker would come out as the US company of that ticker.
 */
final class ForeignFund {
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(global(?! x\\b)|world|international|intl|foreign|ex[- ](us|u\\.s\\.)|emerging|frontier|eafe|acwi"
              + "|europe|european|eurozone|asia|asian|pacific|latin america|africa|china|japan"
              + "|india|canada|brazil|australia|germany|france|switzerland|korea|taiwan|mexico"
              + "|united kingdom|hong kong|singapore|israel"
              // who digs does it in Canada, Australia and Africa
              + "|miners|mining|commodity producers|precious metals|uranium|lithium)\\b",
          Pattern.CASE_INSENSITIVE);

  private ForeignFund() {}

  /**
   * @param about what the file says about the fund
   * @throws RefusedFileException where it holds shares of other countries
   */
  static void requireNone(Stream<String> about) {
    about
        .filter(text -> WORDS.matcher(text).find())
        .findFirst()
        .ifPresent(
            text -> {
              throw new RefusedFileException(
                  "a fund that may hold shares of other countries (\"%s\"), and the file does not say on"
                          .formatted(text)
                      + " which exchange: expected the issuer's own file");
            });
  }
}
