package com.tickstock.membership.loader.format;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.loader.file.HoldingsFile;
import com.tickstock.membership.loader.file.RefusedFileException;
import com.tickstock.membership.loader.file.Row;
import com.tickstock.membership.loader.format.Table.Entry;
import com.tickstock.membership.ticker.Tickers;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * iShares, US, Canada and Australia: a preamble with the day, a table with the asset class and the
 * exchange of each line, a disclaimer. A copy saved without the preamble has no disclaimer, and
 * ends with the lines that are not equity.
 */
class ISharesFormat extends TableFormat {
  /** The US or no country, in the languages of the files. */
  private static final Pattern OF_US =
      Pattern.compile("(United States|USA?|Vereinigte Staaten|-*)", Pattern.CASE_INSENSITIVE);

  private final Layout layout;

  ISharesFormat() {
    this(
        "iShares",
        new Layout()
            .needs(Column.TICKER)
            .needs(Column.NAME)
            .needs(Column.ASSET_CLASS)
            .needs(Column.WEIGHT)
            .needs(Column.EXCHANGE)
            .may(Column.COUNTRY)
            .may(Column.SECTOR)
            .may(Column.MARKET_VALUE)
            .may(Column.IDENTITY));
  }

  /**
   * A user's own list may have the same columns; the simple format reads it if it knows all of
   * them.
   */
  @Override
  public boolean recognises(HoldingsFile file) {
    return super.recognises(file) && !new SimpleFormat().recognises(file);
  }

  ISharesFormat(String name, Layout layout) {
    super(name, layout);
    this.layout = layout;
  }

  /**
   * Also leaves out unlisted shares, and foreign shares without an exchange, which would be taken
   * for the US company with that ticker.
   */
  @Override
  Optional<String> leftOut(Entry entry) {
    Optional<String> kind = super.leftOut(entry);
    String exchange = entry.cell(Column.EXCHANGE);
    boolean foreign = !OF_US.matcher(entry.cell(Column.COUNTRY)).matches();
    boolean saysNothing = text(exchange).isEmpty();
    return kind.isEmpty() && Tickers.isNotListed(exchange) && (foreign || !saysNothing)
        ? Optional.of("not listed")
        : kind;
  }

  @Override
  Optional<String> title(Table table) {
    return table.preamble().stream().findFirst().map(row -> row.cell(0));
  }

  /** A hedged or mixed fund has a second table: the holdings of the funds in the first. */
  @Override
  List<Row> holdings(Table table, Lines lines) {
    table.rows().stream()
        .filter(row -> layout.columnsIn(row).isPresent())
        .findFirst()
        .ifPresent(second -> refuseTwo(table, second));
    return table.rows();
  }

  private static void refuseTwo(Table table, Row second) {
    throw new RefusedFileException(
        "two tables of holdings, below line %d and line %d: expected one"
            .formatted(table.header().line(), second.line()));
  }

  @Override
  Optional<String> incomplete(Table table) {
    Optional<String> withoutNotes = withoutNotes(table);
    if (withoutNotes.isEmpty() || !table.preamble().isEmpty() || table.rows().isEmpty()) {
      return withoutNotes;
    }
    Row last = table.rows().get(table.rows().size() - 1);
    return isHolding(table.entry(last))
        ? Optional.of(
            "it ends with a holding, but such files end with cash and futures: it may be cut off")
        : Optional.empty();
  }

  private boolean isHolding(Entry entry) {
    try {
      return leftOut(entry).isEmpty();
    } catch (InvalidValueException e) {
      return true; // reported with its line
    }
  }
}
