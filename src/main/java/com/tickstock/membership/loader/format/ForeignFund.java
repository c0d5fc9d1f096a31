package com.tickstock.membership.loader.format;

import com.tickstock.membership.loader.file.RefusedFileException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises a fund with foreign shares by its description. In a file without exchanges, a foreign
 * ticker would be taken for the US company with that ticker.
 */
final class ForeignFund {
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(global(?! x\\b)|world|international|intl|foreign|ex[- ](us|u\\.s\\.)|emerging|frontier|eafe|acwi"
              + "|europe|european|eurozone|asia|asian|pacific|latin america|africa|china|japan"
              + "|india|canada|brazil|australia|germany|france|switzerland|korea|taiwan|mexico"
              + "|united kingdom|hong kong|singapore|israel"
              // miners are listed in Canada, Australia and Africa
              + "|miners|mining|commodity producers|precious metals|uranium|lithium)\\b",
          Pattern.CASE_INSENSITIVE);

  private ForeignFund() {}

  /**
   * @param about the texts about the fund
   * @throws RefusedFileException if it may hold shares of other countries
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
