package com.tickstock.membership.loader.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands among the holdings and is no share, told by the shape of its ticker and identifier
 * and by its name. A name alone may mislead: CASH is Pathward Financial, Future plc is a company.
 */
final class NonEquity {
  /** Of a listing whose market the file does not say; the others of such a file are told by it. */
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

  /** US money market funds have five letters and end so. */
  private static final Pattern MONEY_MARKET = Pattern.compile("[A-Z]{3}XX");

  /** What is left of a company that was taken over is no share of it; CVR Energy is a company. */
  private static final Pattern CONTINGENT_VALUE =
      pattern("\\S[ -]\\(?CVRS?\\b|contingent value right");

  /** The number that a contingent value right gets in place of a CUSIP. */
  private static final Pattern CONTINGENT_VALUE_NUMBER = Pattern.compile("[0-9A-Z]{3}CVR[0-9]{3}");

  /** Of a share that is not listed, or not any more. */
  private static final Pattern TEMPORARY_TICKER = Pattern.compile("[0-9]{7}D( [A-Z][A-Z0-9])?");

  private static final Pattern ESCROW = pattern("\\bescrow\\b");

  /** Tickers of Asian exchanges; without the exchange it is not said which company it is. */
  private static final Pattern FOREIGN_NUMBER = Pattern.compile("[0-9][0-9A-Z]*");

  private static final Pattern RIGHTS = pattern("\\brights\\b");
  private static final Pattern WARRANTS = pattern("\\b(warrants?|wts)\\b");
  private static final Pattern SWAP = pattern("\\bswaps?\\b");

  /** With its coupon or its day; an ETF of such has neither in its name. */
  private static final Pattern DEBT =
      pattern("\\b(treasury (bill|note|bond)s?|t-bills?)\\b.*([0-9]%|[0-9]{2}/[0-9]{2})");

  private static final Pattern CRYPTO = Pattern.compile("[A-Z]{3,5}-USD");

  /** The month of delivery, as a letter, and the year; one alone could be a company's. */
  private static final Pattern FUTURES_TICKER =
      Pattern.compile("[A-Z0-9]{1,4}[FGHJKMNQUVXZ][0-9]{1,2}");

  private static final Pattern FUTURES_NAME =
      pattern(
          ".*\\b(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC) ?[0-9]{2}\\b.*"
              + "|.*\\b(fut(ure)?s?|e-?mini)\\b.*");

  private static final String CONTINGENT = "contingent value right";

  /** One of these stands in every name by which a line is left out. */
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
   * The kind of what it is; empty where nothing says that it is no share.
   *
   * @param name empty where the file has none
   * @param identity CUSIP, ISIN, SEDOL or FIGI; empty where the file has none
   * @param saysMarket whether the file says where it is listed
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

  /** Few names hold one of the words, which is told sooner than by all the patterns. */
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
   * Of files whose identifiers are CUSIPs: a SEDOL stands for a listing outside North America, and
   * the ticker is not told from that of a US company.
   */
  static Optional<String> listedElsewhere(String identity) {
    return Identifiers.isSedol(identity) ? Optional.of(NO_EXCHANGE) : Optional.empty();
  }
}
