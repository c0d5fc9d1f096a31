package com.tickstock.membership.loader.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises lines that are not shares, by the shape of the ticker and identifier and by the name.
 * A word alone may mislead: CASH is Pathward Financial, Future plc is a company.
 */
final class NonEquity {
  /** The kind of a listing without a market. {@link Lines#requireExchanges} counts them. */
  static final String NO_EXCHANGE = "no exchange";

  private static final Pattern NO_TICKER = pattern("[-–—]*|N/A|OTHER|TOTALS?");
  private static final Pattern CASH =
      pattern("[A-Z]{3,8}_[A-Z]{3}|-?CASH-|CASH&OTHER|[A-Z]{3} CURNCY");

  private static final Pattern CASH_NAME =
      pattern(
          "((us|u\\.s\\.|net|other) )?cash( ?(&|and|/).*|[ /]*(equivalents?|balance|collateral|component|offset)s?)?"
              + "|.*(&|and|/) ?cash|cash ?(&|/).*"
              + "|(us|u\\.s\\.|united states|canadian|australian|hong kong|singapore|new zealand|new taiwan)"
              + " dollars?|euro( currency)?|japanese yen|pound sterling|british pounds?( sterling)?"
              + "|swiss francs?|(swedish|norwegian) kron[ae]r?|danish kroner?|south korean won"
              + "|indian rupees?|(chinese |offshore )?(yuan|renminbi)( renminbi)?|mexican pesos?"
              + "|brazilian real|south african rand|israeli (new )?shekels?");

  /** Tickers of US money market funds have five letters and end with XX. */
  private static final Pattern MONEY_MARKET = Pattern.compile("[A-Z]{3}XX");

  /** A right that remains after a takeover is not a share; CVR Energy is a company. */
  private static final Pattern CONTINGENT_VALUE =
      pattern("\\S[ -]\\(?CVRS?\\b|contingent value right");

  /** The number of a contingent value right in place of a CUSIP. */
  private static final Pattern CONTINGENT_VALUE_NUMBER = Pattern.compile("[0-9A-Z]{3}CVR[0-9]{3}");

  /** The ticker of a share that is not listed, or no longer listed. */
  private static final Pattern TEMPORARY_TICKER = Pattern.compile("[0-9]{7}D( [A-Z][A-Z0-9])?");

  private static final Pattern ESCROW = pattern("\\bescrow\\b");

  /** Tickers of Asian exchanges; without the exchange, the company is unknown. */
  private static final Pattern FOREIGN_NUMBER = Pattern.compile("[0-9][0-9A-Z]*");

  private static final Pattern RIGHTS = pattern("\\brights\\b");
  private static final Pattern WARRANTS = pattern("\\b(warrants?|wts)\\b");
  private static final Pattern SWAP = pattern("\\bswaps?\\b");

  /** A name with a coupon or a date; the name of a bond ETF has neither. */
  private static final Pattern DEBT =
      pattern("\\b(treasury (bill|note|bond)s?|t-bills?)\\b.*([0-9]%|[0-9]{2}/[0-9]{2})");

  private static final Pattern CRYPTO = Pattern.compile("[A-Z]{3,5}-USD");

  /**
   * Ends with the letter of the delivery month and the year. The ticker alone could be a company's.
   */
  private static final Pattern FUTURES_TICKER =
      Pattern.compile("[A-Z0-9]{1,4}[FGHJKMNQUVXZ][0-9]{1,2}");

  private static final Pattern FUTURES_NAME =
      pattern(
          ".*\\b(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC) ?[0-9]{2}\\b.*"
              + "|.*\\b(fut(ure)?s?|e-?mini)\\b.*");

  private static final String CONTINGENT = "contingent value right";

  /** Every name by which a line is left out contains one of these words. */
  private static final List<String> SUSPECT =
      List.of(
          "cash",
          "dollar",
          "euro",
          "yen",
          "pound",
          "franc",
          "kron",
          "won",
          "rupee",
          "yuan",
          "renminbi",
          "peso",
          "real",
          "rand",
          "shekel",
          "cvr",
          "contingent",
          "escrow",
          "right",
          "warrant",
          "wts",
          "swap",
          "treasury",
          "bill");

  private NonEquity() {}

  private static Pattern pattern(String text) {
    return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
  }

  /**
   * The kind of a line that is not a share; empty if nothing shows that.
   *
   * @param name empty if the file has none
   * @param identity CUSIP, ISIN, SEDOL or FIGI; empty if the file has none
   * @param saysMarket whether the file has the market of the listing
   */
  static Optional<String> kind(String ticker, String name, String identity, boolean saysMarket) {
    Optional<String> kind = byTicker(ticker, name, identity, saysMarket);
    if (kind.isPresent() || !isSuspect(name, identity)) {
      return kind;
    }
    return byName(name, identity);
  }

  private static Optional<String> byTicker(
      String ticker, String name, String identity, boolean saysMarket) {
    if (NO_TICKER.matcher(ticker).matches()) {
      return Optional.of("no ticker");
    } else if (CASH.matcher(ticker).matches()) {
      return Optional.of("cash");
    } else if (MONEY_MARKET.matcher(ticker).matches()) {
      return Optional.of("money market");
    } else if (CRYPTO.matcher(ticker).matches()) {
      return Optional.of("crypto");
    } else if (TEMPORARY_TICKER.matcher(ticker).matches()) {
      return isContingentValue(name, identity)
          ? Optional.of(CONTINGENT)
          : Optional.of("not listed");
    } else if (!saysMarket && FOREIGN_NUMBER.matcher(ticker).matches()) {
      return Optional.of(NO_EXCHANGE);
    } else if (ticker.endsWith(" RT")) {
      return Optional.of("rights");
    } else if (ticker.endsWith(" WI")) {
      return Optional.of("when issued");
    } else if (FUTURES_TICKER.matcher(ticker).matches() && FUTURES_NAME.matcher(name).matches()) {
      return Optional.of("futures");
    }
    return Optional.empty();
  }

  /** A quick check before the patterns, because few names contain one of the words. */
  private static boolean isSuspect(String name, String identity) {
    String folded = name.toLowerCase(Locale.ROOT);
    for (String word : SUSPECT) {
      if (folded.contains(word)) {
        return true;
      }
    }
    return identity.contains("CVR");
  }

  private static Optional<String> byName(String name, String identity) {
    if (CASH_NAME.matcher(name).matches()) {
      return Optional.of("cash");
    } else if (isContingentValue(name, identity)) {
      return Optional.of(CONTINGENT);
    } else if (ESCROW.matcher(name).find()) {
      return Optional.of("not listed");
    } else if (RIGHTS.matcher(name).find()) {
      return Optional.of("rights");
    } else if (WARRANTS.matcher(name).find()) {
      return Optional.of("warrants");
    } else if (SWAP.matcher(name).find()) {
      return Optional.of("swap");
    } else if (DEBT.matcher(name).find()) {
      return Optional.of("debt");
    }
    return Optional.empty();
  }

  private static boolean isContingentValue(String name, String identity) {
    return CONTINGENT_VALUE.matcher(name).find()
        || CONTINGENT_VALUE_NUMBER.matcher(identity).matches();
  }

  /**
   * For files with CUSIPs: a SEDOL means a listing outside North America, whose ticker could be
   * taken for that of a US company.
   */
  static Optional<String> listedElsewhere(String identity) {
    return Identifiers.isSedol(identity) ? Optional.of(NO_EXCHANGE) : Optional.empty();
  }
}
