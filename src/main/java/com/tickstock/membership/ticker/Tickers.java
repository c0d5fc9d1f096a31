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
 * services and people say ({@link #parse}) goes by the table of this release alone, so that all of
 * its instances read an event alike. A line that is added there changes how an older event is read
 * when the log is folded anew.
 */
public final class Tickers {
  /**
   * A listing in the US: its ticker, and behind a dot a class of share, a unit, warrant, right or
   * preferred share.
   */
  private static final Pattern BARE =
      Pattern.compile("[A-Z0-9&]{1,50}(\\.([A-EURW]|WS|WT|RT|UN|PR[A-Z]))?");

  /** A listing elsewhere: what its market calls it, and the market. */
  private static final Pattern LISTING =
      Pattern.compile("[A-Z0-9&]{1,12}([-.][A-Z0-9]{1,12})? ([A-Z]{2})");

  private static final String EXPECTED =
      "a ticker, as AAPL, BRK.B or 7203 JP: letters, digits and &, a share class behind a dot, a"
          + " market of two letters behind a space";

  private static final Pattern EXCHANGE = Pattern.compile("(.+) ([A-Z][A-Z0-9])");

  /** What Yahoo and Reuters write behind a listing; .PR.L is a preferred share. */
  private static final Pattern SUFFIXED = Pattern.compile("(.+)(?<!\\.PR)\\.([A-Z]{1,3})");

  private static final int LONGEST = 50;

  /** So that no word of a sentence passes for a ticker. */
  private static final int LONGEST_IN_FILES = 13;

  /** Of securities that left their exchange: escrows, delisted shares. */
  private static final Set<String> NOT_LISTED =
      Set.of("", "-", "--", "no market (e.g. unlisted)", "non-nms quotation service (nnqs)");

  private static final Map<String, String> ALIASES = ReferenceData.aliases();

  /** By the table of this release. */
  public static final Tickers STANDARD = new Tickers(ReferenceData.exchanges());

  private final Exchanges exchanges;
  private final Listings listings;

  private Tickers(Exchanges exchanges) {
    this.exchanges = exchanges;
    this.listings = new Listings(exchanges);
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
    Matcher listing = LISTING.matcher(canonical);
    boolean isTicker =
        listing.matches()
            ? STANDARD.isMarket(listing.group(2)) || !STANDARD.isKnown(listing.group(2))
            : isBare(canonical);
    if (!isTicker) {
      throw new InvalidValueException(field, text, EXPECTED);
    }
    return new Symbol(canonical);
  }

  /** Whether it is written as {@link #parse} would write it, told at once; most symbols are. */
  public static boolean isPlain(String symbol) {
    for (int i = 0; i < symbol.length(); i++) {
      if (symbol.charAt(i) < 'A' || symbol.charAt(i) > 'Z') {
        return false;
      }
    }
    return symbol.length() <= LONGEST && !ALIASES.containsKey(symbol);
  }

  /**
   * BRKB, BRK/B, BRK-B and BRK B are BRK.B; MSFT UW is MSFT; 7203 JT and 7203.T are 7203 JP.
   *
   * @throws InvalidValueException where it is no ticker
   */
  public Symbol symbol(String cell) {
    return checked(canonical(cell), cell);
  }

  /** What stands behind a space is a market that is known: MPTI RT are rights. */
  private Symbol checked(String canonical, String cell) {
    Matcher listing = LISTING.matcher(canonical);
    boolean isTicker =
        listing.matches()
            ? isMarket(listing.group(2))
            : isBare(canonical) && canonical.length() <= LONGEST_IN_FILES;
    if (!isTicker) {
      throw new InvalidValueException("symbol", cell, EXPECTED);
    }
    return new Symbol(canonical);
  }

  private static boolean isBare(String canonical) {
    return isAlphanumeric(canonical)
        ? canonical.length() <= LONGEST
        : BARE.matcher(canonical).matches() || ALIASES.containsValue(canonical);
  }

  /** A market as it comes out, whose listings have its code behind them. */
  private boolean isMarket(String code) {
    return !code.equals(Exchanges.US) && exchanges.bloomberg(code).equals(Optional.of(code));
  }

  private boolean isKnown(String code) {
    return exchanges.bloomberg(code).isPresent();
  }

  private String canonical(String cell) {
    String text = cell.toUpperCase(Locale.ROOT);
    if (isAlphanumeric(text)) {
      return ticker(text);
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

  private static boolean isAlphanumeric(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < 'A' || c > 'Z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /**
   * Of a format that names the exchange in a column of its own: K in Toronto is another company
   * than K in New York, and comes out as K CN.
   *
   * @throws InvalidValueException where it is no ticker, or nothing is known of the exchange: a
   *     guess could name another company
   */
  public Symbol symbol(String cell, String exchange) {
    Optional<String> code =
        exchanges.name(exchange).or(() -> exchanges.bloomberg(exchange.toUpperCase(Locale.ROOT)));
    if (code.isEmpty() && !isNotListed(exchange)) {
      throw new InvalidValueException(
          "exchange", exchange, "one that exchanges.csv lists, or a file of --exchanges adds");
    }
    return code.map(of -> checked(of(cell.toUpperCase(Locale.ROOT), of), cell))
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
        .map(code -> checked(of(listed.group(1), code), cell))
        .orElseThrow(
            () ->
                new InvalidValueException(
                    "symbol",
                    cell,
                    "the code of a country that exchanges.csv lists, or a file of --exchanges adds"));
  }

  /** Whether an exchange column says that the share is on none. */
  public static boolean isNotListed(String exchange) {
    return NOT_LISTED.contains(exchange.toLowerCase(Locale.ROOT));
  }

  private String of(String written, String code) {
    if (!code.equals(Exchanges.US)) {
      return listings.spelled(written, code) + " " + code;
    }
    String bare = ticker(written);
    return isBare(bare) ? bare : written + " " + code;
  }

  /** Share classes without a separator are US spellings: another exchange has its own tickers. */
  private String ticker(String text) {
    if (isAlphanumeric(text)) {
      return ALIASES.getOrDefault(text, text); // most are
    }
    String dotted = ShareClass.dotted(text);
    Matcher suffixed = SUFFIXED.matcher(dotted);
    // X-L could be a class of X, or X in London
    boolean isDoubtful =
        !dotted.equals(text)
            && suffixed.matches()
            && exchanges.suffix(suffixed.group(2)).isPresent();
    return isDoubtful ? text : dotted;
  }
}
