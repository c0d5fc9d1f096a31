package com.tickstock.membership.loader.format;

import com.tickstock.membership.loader.file.RefusedFileException;
import com.tickstock.membership.loader.file.Row;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells by a fund's name and by its tickers that it holds shares of other countries. Where the file
 * does not say the exchanges, such a ticker would come out as the US company of that ticker.
 */
final class ForeignFund {
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(global(?! x\\b)|world|international|intl|foreign|ex[- ](us|u\\.s\\.)|emerging|frontier|eafe|acwi"
              + "|europe|european|eurozone|asia|asian|pacific|latin america|africa|china|japan"
              + "|india|canada|brazil|australia|germany|france|switzerland|korea|taiwan|mexico"
              + "|united kingdom|hong kong|singapore|israel)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Tickers of Asian exchanges. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]+[A-Z]?");

  private ForeignFund() {}

  /**
   * @param about what the file says about the fund
   * @throws RefusedFileException where it holds shares of other countries
   */
  static void requireNone(Table table, Stream<String> about) {
    about
        .filter(text -> WORDS.matcher(text).find())
        .findFirst()
        .ifPresent(text -> refuse("\"%s\"".formatted(text)));
    for (Row row : table.rows()) {
      String ticker = table.entry(row).cell(Column.TICKER);
      if (NUMBER.matcher(ticker).matches()) {
        refuse("line %d, %s".formatted(row.line(), ticker));
      }
    }
  }

  private static void refuse(String what) {
    throw new RefusedFileException(
        "a fund that holds shares of other countries (%s), and the file does not say on which"
                .formatted(what)
            + " exchange: download it from the issuer");
  }
}
