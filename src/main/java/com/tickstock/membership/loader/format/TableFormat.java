package com.tickstock.membership.loader.format;

import static com.tickstock.membership.loader.format.Column.ASSET_CLASS;
import static com.tickstock.membership.loader.format.Column.DATE;
import static com.tickstock.membership.loader.format.Column.EXCHANGE;
import static com.tickstock.membership.loader.format.Column.FUND;
import static com.tickstock.membership.loader.format.Column.IDENTITY;
import static com.tickstock.membership.loader.format.Column.INDUSTRY;
import static com.tickstock.membership.loader.format.Column.MARKET;
import static com.tickstock.membership.loader.format.Column.MARKET_VALUE;
import static com.tickstock.membership.loader.format.Column.NAME;
import static com.tickstock.membership.loader.format.Column.SECTOR;
import static com.tickstock.membership.loader.format.Column.TICKER;
import static com.tickstock.membership.loader.format.Column.WEIGHT;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.loader.file.HoldingsFile;
import com.tickstock.membership.loader.file.Row;
import com.tickstock.membership.loader.format.Table.Entry;
import com.tickstock.membership.ticker.Tickers;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A format with one table below one header line. Subclasses override the details of an issuer. */
abstract class TableFormat implements HoldingsFormat {
  /** The US or no market, as country or currency. */
  static final Pattern US =
      Pattern.compile("(US|USA|USD|United States|U\\.S\\.A?\\.|-*)", Pattern.CASE_INSENSITIVE);

  private final String name;
  private final Layout layout;

  TableFormat(String name, Layout layout) {
    this.name = name;
    this.layout = layout;
  }

  /** The formats that have a header. */
  static Stream<TableFormat> all() {
    return ALL.stream().filter(TableFormat.class::isInstance).map(TableFormat.class::cast);
  }

  @Override
  public String name() {
    return name;
  }

  /** The name of its files in messages. */
  String files() {
    return "files of " + name;
  }

  Layout layout() {
    return layout;
  }

  /** The titles in a header that the format does not accept. */
  List<String> unknown(Row header) {
    return List.of();
  }

  @Override
  public boolean recognises(HoldingsFile file) {
    return Table.find(file, layout).isPresent();
  }

  @Override
  public Reading read(HoldingsFile file, Tickers tickers) {
    Table table = table(file).with(tickers);
    Lines lines = new Lines();
    for (Row row : holdings(table, lines)) {
      if (!Table.isNote(row)) {
        read(table, row, lines);
      }
    }
    lines.requireExchanges(isOfOneCountry());
    Optional<LocalDate> asOf = lines.day().or(() -> Dates.asOf(table.preamble()));
    fund(table).ifPresent(lines::fund);
    return lines.reading(
        name, kind(), title(table), asOf, table.has(MARKET_VALUE), incomplete(table));
  }

  /** Whether the format can be read only if all holdings are US listings. */
  boolean isOfOneCountry() {
    return false;
  }

  Table table(HoldingsFile file) {
    return Table.find(file, layout).orElseThrow();
  }

  private void read(Table table, Row row, Lines lines) {
    Entry entry = table.entry(row);
    lines.day(row, entry.cell(DATE));
    lines.fund(entry.cell(FUND));
    int columns = table.header().width();
    if (row.width() > columns) {
      lines.problem(row, "\"%s\": expected at most %d columns".formatted(row.text(), columns));
    } else if (isCutOff(row, columns)) {
      lines.problem(
          row,
          "\"%s\": %d cells, but the header has %d; is the file cut off?"
              .formatted(row.text(), row.cells().size(), columns));
    } else {
      read(table, entry, lines);
    }
  }

  private void read(Table table, Entry entry, Lines lines) {
    try {
      leftOut(entry)
          .ifPresentOrElse(
              kind -> lines.leaveOut(kind, numbers(table).percent(entry.cell(WEIGHT))),
              () -> add(table, entry, lines));
    } catch (InvalidValueException e) {
      lines.problem(entry.row(), e.getMessage());
    }
  }

  private void add(Table table, Entry entry, Lines lines) {
    Line line = line(table, entry);
    lines.add(line);
    String market = entry.cell(MARKET);
    if (!US.matcher(market).matches() && line.symbol().value().indexOf(' ') < 0) {
      lines.problem(
          entry.row(),
          "%s of %s: the file does not name the exchange, and a US company may have that ticker"
              .formatted(line.symbol(), market));
    }
  }

  private Line line(Table table, Entry entry) {
    return new Line(
        entry.row().line(),
        symbol(entry),
        entry.cell(TICKER),
        numbers(table).percent(entry.cell(WEIGHT)),
        numbers(table).money(entry.cell(MARKET_VALUE)),
        text(entry.cell(NAME)),
        text(entry.cell(SECTOR)),
        text(entry.cell(INDUSTRY)),
        text(entry.cell(IDENTITY)));
  }

  static Optional<String> text(String cell) {
    return cell.matches("[-–—]*") ? Optional.empty() : Optional.of(cell);
  }

  /** Whether the row is cut off. Issuers write all cells of a row, even empty ones. */
  boolean isCutOff(Row row, int columns) {
    return row.cells().size() < columns;
  }

  Reading.Kind kind() {
    return Reading.Kind.FUND;
  }

  Numbers numbers(Table table) {
    return table.numbers();
  }

  /**
   * @throws InvalidValueException if it is not a ticker
   */
  Symbol symbol(Entry entry) {
    return entry.has(EXCHANGE)
        ? entry.tickers().symbol(entry.cell(TICKER), entry.cell(EXCHANGE))
        : entry.tickers().symbol(entry.cell(TICKER));
  }

  /**
   * The kind of a row that is left out; empty if it is a holding.
   *
   * @throws InvalidValueException if its asset class is unknown
   */
  Optional<String> leftOut(Entry entry) {
    String asset = entry.cell(ASSET_CLASS);
    return !asset.isEmpty() && !AssetClass.isEquity(asset)
        ? Optional.of(asset.toLowerCase(Locale.ROOT))
        : NonEquity.kind(
            entry.cell(TICKER),
            entry.cell(NAME),
            entry.cell(IDENTITY),
            !Tickers.isNotListed(entry.cell(EXCHANGE)));
  }

  /** The rows of the table, including notes. */
  List<Row> holdings(Table table, Lines lines) {
    return table.rows();
  }

  /** The fund's ticker, if it is above the table. */
  Optional<String> fund(Table table) {
    return Optional.empty();
  }

  /** The fund's name, if it is above the table. */
  Optional<String> title(Table table) {
    return Optional.empty();
  }

  /** Why the file may be cut off, if the usual end is missing; else empty. */
  Optional<String> incomplete(Table table) {
    return Optional.empty();
  }

  static Optional<String> withoutNotes(Table table) {
    return table.rows().stream().anyMatch(Table::isNote)
        ? Optional.empty()
        : Optional.of(
            "the notes at the end of the file are missing: it may be cut off, or saved again"
                + " without them");
  }
}
