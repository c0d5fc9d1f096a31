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
 * Converts the spellings of issuers, services and people to the canonical ticker.
 *
 * <p>Tickers in files are checked against the table of exchanges, which a user's file may extend.
 * For tickers from services and people ({@link #parse}), only the table of this release counts, so
 * that all instances read an event alike. A line added to that table can change how an older event
 * is read when the log is folded anew.
 */
public final class Tickers {
  /**
   * A US listing: its ticker, then after a dot a share class, unit, warrant, right or preferred
   * share.
   */
  private static final Pattern BARE =
      Pattern.compile("[A-Z0-9&]{1,50}(\\.([A-EURW]|WS|WT|RT|UN|PR[A-Z]))?");

  /** A listing elsewhere: its ticker in that market, and the market. */
  private static final Pattern LISTING =
      Pattern.compile("[A-Z0-9&]{1,12}([-.][A-Z0-9]{1,12})? ([A-Z]{2})");

  private static final String EXPECTED =
      "a ticker, as AAPL, BRK.B or 7203 JP: letters, digits and &, a share class behind a dot, a"
          + " market of two letters behind a space";

  private static final Pattern EXCHANGE = Pattern.compile("(.+) ([A-Z][A-Z0-9])");

  /** A listing with a suffix of Yahoo or Reuters; .PR.L is a preferred share. */
  private static final Pattern SUFFIXED = Pattern.compile("(.+)(?<!\\.PR)\\.([A-Z]{1,3})");

  private static final int LONGEST = 50;

  /** A limit that keeps long words of a sentence from passing for tickers. */
  private static final int LONGEST_IN_FILES = 13;

  /** Exchange names for unlisted securities: escrows, delisted shares. */
  private static final Set<String> NOT_LISTED =
      Set.of("", "-", "--", "no market (e.g. unlisted)", "non-nms quotation service (nnqs)");

  private static final Map<String, String> ALIASES = ReferenceData.aliases();

  /** Uses the table of this release. */
  public static final Tickers STANDARD = new Tickers(ReferenceData.exchanges());

  private final Exchanges exchanges;
  private final Listings listings;

  private Tickers(Exchanges exchanges) {
    this.exchanges = exchanges;
    this.listings = new Listings(exchanges);
  }

  /**
   * Adds the markets of a user's file, a table like {@code exchanges.csv}. For a known market, the
   * file adds names.
   *
   * @throws IllegalArgumentException if the file is invalid; the message names the file and the
   *     line
   */
  public static Tickers with(Path file) {
    return new Tickers(ReferenceData.exchangesWith(file));
  }

  /**
   * Parses the symbol of an event, a request or a command. Gives the same spelling as {@link
   * #symbol(String)}, but accepts a market that is not in the table.
   *
   * @throws InvalidValueException if it is not a ticker
   */
  public static Symbol parse(String text) {
    return parse("symbol", text);
  }

  /**
   * The same for a field with another name.
   *
   * @throws InvalidValueException if it is not a ticker; the message names {@code field}
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

  /** A quick check that {@link #parse} would not change the symbol. It is true for most symbols. */
  public static boolean isPlain(String symbol) {
    for (int i = 0; i < symbol.length(); i++) {
      if (symbol.charAt(i) < 'A' || symbol.charAt(i) > 'Z') {
        return false;
      }
    }
    return symbol.length() <= LONGEST && !ALIASES.containsKey(symbol);
  }

  /**
   * BRKB, BRK/B, BRK-B and BRK B become BRK.B; MSFT UW becomes MSFT; 7203 JT and 7203.T become 7203
   * JP.
   *
   * @throws InvalidValueException if it is not a ticker
   */
  public Symbol symbol(String cell) {
    return checked(canonical(cell), cell);
  }

  /** After a space, only a known market is allowed: MPTI RT are rights. */
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

  /** Whether it is the canonical code of a market other than the US. */
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
   * For formats with a separate exchange column: K in Toronto is another company than K in New
   * York, and becomes K CN.
   *
   * @throws InvalidValueException if it is not a ticker, or the exchange is unknown: a guess could
   *     name another company
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
   * For formats that write the country after the ticker: NESN CH is Swiss there.
   *
   * @throws InvalidValueException if it is not a ticker, or the table has no market for the country
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

  /** Whether the text of an exchange column means that the share is unlisted. */
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

  /** Aliases apply to US spellings only: other exchanges have their own tickers. */
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
