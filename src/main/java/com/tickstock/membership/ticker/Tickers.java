package com.tickstock.membership.ticker;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How issuers, services and people spell tickers, and the one spelling that comes out.
 *
 * <p>What a file says is held against the table of exchanges, which a user's file may extend. What
 * services and people say ({@link #parse}) goes by the table of this release alone: an event must
 * be read the same by every instance, whenever it is.
 */
public final class Tickers {
  /** Letters and digits, a share class, an exchange; so that no sentence passes for a ticker. */
  private static final Pattern TICKER =
      Pattern.compile("[A-Z0-9&]{1,12}(-[A-Z]{3,12}|\\.[A-Z0-9]{1,4})?( [A-Z]{2})?");

  private static final String EXPECTED =
      "a ticker, as AAPL, BRK.B or 7203 JP: letters, digits and &, a share class behind a dot, a"
          + " market of two letters behind a space";

  /** A share class behind whatever stands for the dot. */
  private static final Pattern SHARE_CLASS =
      Pattern.compile("([A-Z0-9&]{1,8})(?:[-/]([A-Z]{1,2})| ([A-Z]))");

  private static final Pattern EXCHANGE = Pattern.compile("(.+) ([A-Z]{2})");

  /** Yahoo's spelling of a listing outside the US. */
  private static final Pattern SUFFIXED = Pattern.compile("(.+)\\.([A-Z]{1,3})");

  /** Bloomberg writes the share classes of these markets without anything between: VOLVB SS. */
  private static final Set<String> JOINED = Set.of("SS", "DC", "FH", "NO");

  /** Their tickers are numbers of six digits, of which spreadsheets lose the zeros in front. */
  private static final Set<String> SIX_DIGITS = Set.of("CH", "KS");

  /** Of securities that left their exchange: escrows, delisted shares. */
  private static final Set<String> NOT_LISTED =
      Set.of("", "-", "--", "no market (e.g. unlisted)", "non-nms quotation service (nnqs)");

  private static final Map<String, String> ALIASES = ReferenceData.aliases();

  /** By the table of this release. */
  public static final Tickers STANDARD = new Tickers(ReferenceData.exchanges());

  private final Exchanges exchanges;

  private Tickers(Exchanges exchanges) {
    this.exchanges = exchanges;
  }

  /**
   * With the markets of a user's file as well, a table like {@code exchanges.csv}. Where both know
   * a market, the file adds what it is called.
   *
   * @throws IllegalArgumentException naming the file and the line that is wrong
   */
  public static Tickers with(Path file) {
    return new Tickers(ReferenceData.exchangesWith(file));
  }

  /**
   * Of an event, a request or a command: written as {@link #symbol(String)} writes it. The market
   * behind a ticker may be one that the table does not have.
   *
   * @throws InvalidValueException where no ticker can be written so
   */
  public static Symbol parse(String text) {
    return parse("symbol", text);
  }

  /**
   * The same of a field of another name.
   *
   * @throws InvalidValueException naming {@code field}
   */
  public static Symbol parse(String field, String text) {
    String canonical = text == null ? "" : STANDARD.canonical(text.strip());
    if (!TICKER.matcher(canonical).matches()) {
      throw new InvalidValueException(field, text, EXPECTED);
    }
    return new Symbol(canonical);
  }

  /**
   * BRKB, BRK/B, BRK-B and BRK B are BRK.B; MSFT UW is MSFT; 7203 JT and 7203.T are 7203 JP.
   *
   * @throws InvalidValueException where it is no ticker
   */
  public Symbol symbol(String cell) {
    String canonical = canonical(cell);
    if (!isTicker(canonical)) {
      throw new InvalidValueException("symbol", cell, EXPECTED);
    }
    return new Symbol(canonical);
  }

  /** What stands behind a space is a market that is known: MPTI RT are rights. */
  private boolean isTicker(String canonical) {
    Matcher listed = EXCHANGE.matcher(canonical);
    return TICKER.matcher(canonical).matches()
        && (!listed.matches() || exchanges.bloomberg(listed.group(2)).isPresent());
  }

  private String canonical(String cell) {
    String text = cell.toUpperCase(Locale.ROOT);
    if (text.chars().allMatch(Character::isLetterOrDigit)) {
      return ALIASES.getOrDefault(text, text); // most are
    }
    Matcher listed = EXCHANGE.matcher(text);
    if (listed.matches()) {
      return exchanges
          .bloomberg(listed.group(2))
          .map(code -> of(listed.group(1), code))
          .orElse(text);
    }
    Matcher suffixed = SUFFIXED.matcher(text);
    if (suffixed.matches()) {
      Optional<String> code = exchanges.suffix(suffixed.group(2));
      if (code.isPresent()) {
        return of(suffixed.group(1), code.get());
      }
    }
    return ticker(text);
  }

  /**
   * Of a format that names the exchange in a column of its own: K in Toronto is another company
   * than K in New York, and comes out as K CN.
   *
   * @throws InvalidValueException where it is no ticker, or nothing is known of the exchange: a
   *     guess could name another company
   */
  public Symbol symbol(String cell, String exchange) {
    Optional<String> code = exchanges.name(exchange);
    if (code.isEmpty() && !isNotListed(exchange)) {
      throw new InvalidValueException("exchange", exchange, "one that exchanges.csv lists");
    }
    return code.map(of -> symbol(of(cell.toUpperCase(Locale.ROOT), of)))
        .orElseGet(() -> symbol(cell));
  }

  /**
   * Of a format that writes the country behind the ticker: NESN CH is Swiss there.
   *
   * @throws InvalidValueException where it is no ticker, or the country has no market here
   */
  public Symbol symbolOfCountry(String cell) {
    Matcher listed = EXCHANGE.matcher(cell.toUpperCase(Locale.ROOT));
    if (!listed.matches()) {
      return symbol(cell);
    }
    return exchanges
        .country(listed.group(2))
        .map(code -> symbol(of(listed.group(1), code)))
        .orElseThrow(
            () ->
                new InvalidValueException(
                    "symbol", cell, "the code of a country that exchanges.csv lists"));
  }

  /** Whether an exchange column says that the share is on none. */
  public static boolean isNotListed(String exchange) {
    return NOT_LISTED.contains(exchange.toLowerCase(Locale.ROOT));
  }

  private String of(String written, String code) {
    return code.equals(Exchanges.US) ? ticker(written) : listing(written, code) + " " + code;
  }

  /** A ticker as its market has it, without what the file adds. */
  private String listing(String written, String code) {
    // London pads short tickers: NG. and NG/ are National Grid; WALMEX* is a series of Mexico's
    String text = written.replaceFirst("[./*]+$", "");
    Matcher again = EXCHANGE.matcher(text);
    if (again.matches() && isOf(again.group(2), code)) {
      text = again.group(1); // NDA FI in Helsinki
    }
    if (code.equals("TI")) {
      text = text.replaceFirst("\\.E$", ""); // how Istanbul marks shares
    }
    if (text.matches("[0-9]{1,6}")) {
      return number(text, code);
    }
    String dotted = dotted(text);
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

  /** Share classes without a separator are US spellings: another exchange has its own tickers. */
  private static String ticker(String text) {
    return ALIASES.getOrDefault(text, dotted(text));
  }

  private static String dotted(String text) {
    Matcher share = SHARE_CLASS.matcher(text);
    if (!share.matches()) {
      return text;
    }
    return share.group(1) + "." + (share.group(2) == null ? share.group(3) : share.group(2));
  }
}
