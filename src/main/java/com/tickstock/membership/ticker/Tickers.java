package com.tickstock.membership.ticker;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How issuers spell tickers, and the one spelling that comes out. */
public final class Tickers {
  /** Letters and digits, a share class, an exchange; so that no sentence passes for a ticker. */
  private static final Pattern TICKER =
      Pattern.compile("[A-Z0-9&]{1,12}(-[A-Z]{3,12}|\\.[A-Z0-9]{1,4})?( [A-Z]{2})?");

  /** A share class behind whatever stands for the dot. */
  private static final Pattern SHARE_CLASS =
      Pattern.compile("([A-Z0-9&]{1,8})(?:[-/]([A-Z]{1,2})| ([A-Z]))");

  private static final Pattern EXCHANGE = Pattern.compile("(.+) ([A-Z]{2})");

  /** Bloomberg's codes of US exchanges: a ticker behind which one stands is a US listing. */
  private static final Set<String> US =
      Set.of(
          "US", "UA", "UB", "UC", "UD", "UF", "UJ", "UL", "UM", "UN", "UO", "UP", "UQ", "UR", "UT",
          "UV", "UW", "UX");

  /** Betashares names the exchange where others name the country: the same listings. */
  private static final Map<String, String> COMPOSITE = Map.of("AT", "AU");

  /** Of securities that left their exchange: escrows, delisted shares. */
  private static final Set<String> NOT_LISTED =
      Set.of("", "-", "--", "no market (e.g. unlisted)", "non-nms quotation service (nnqs)");

  private static final Map<String, String> ALIASES = ReferenceData.aliases();
  private static final Map<String, String> EXCHANGES = ReferenceData.exchanges();

  private Tickers() {}

  /**
   * BRKB, BRK/B, BRK-B and BRK B are BRK.B; MSFT UW is MSFT; 7203 JP stays.
   *
   * @throws InvalidValueException where it is no ticker
   */
  public static Symbol symbol(String cell) {
    String canonical = canonical(cell);
    if (!TICKER.matcher(canonical).matches()) {
      throw new InvalidValueException("symbol", cell, "a ticker, as AAPL or BRK.B");
    }
    return new Symbol(canonical);
  }

  /** Of what is a symbol already: what does not look like a ticker stays as it is. */
  public static Symbol known(String symbol) {
    String canonical = canonical(symbol);
    return new Symbol(TICKER.matcher(canonical).matches() ? canonical : symbol);
  }

  private static String canonical(String cell) {
    String text = cell.toUpperCase(Locale.ROOT);
    Matcher listed = EXCHANGE.matcher(text);
    if (!listed.matches()) {
      return ticker(text);
    } else if (US.contains(listed.group(2))) {
      return ticker(listed.group(1));
    }
    return dotted(listed.group(1)) + " " + COMPOSITE.getOrDefault(listed.group(2), listed.group(2));
  }

  /**
   * Of a format that names the exchange in a column of its own: K in Toronto is another company
   * than K in New York, and comes out as K CN.
   *
   * @throws InvalidValueException where it is no ticker, or nothing is known of the exchange: a
   *     guess could name another company
   */
  public static Symbol symbol(String cell, String exchange) {
    String code = EXCHANGES.get(exchange.toLowerCase(Locale.ROOT));
    if (code == null && !NOT_LISTED.contains(exchange.toLowerCase(Locale.ROOT))) {
      throw new InvalidValueException("exchange", exchange, "one that exchanges.csv lists");
    }
    return code == null || US.contains(code)
        ? symbol(cell)
        : symbol(dotted(cell.toUpperCase(Locale.ROOT)) + " " + code);
  }

  /** Share classes without a separator are US spellings: another exchange has its own tickers. */
  private static String ticker(String text) {
    return ALIASES.getOrDefault(text, dotted(text));
  }

  private static String dotted(String text) {
    // London pads short tickers: NG. is National Grid
    String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    Matcher share = SHARE_CLASS.matcher(bare);
    if (!share.matches()) {
      return bare;
    }
    return share.group(1) + "." + (share.group(2) == null ? share.group(3) : share.group(2));
  }
}
