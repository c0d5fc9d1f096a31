package com.tickstock.membership.loader.format;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.loader.file.HoldingsFile;
import com.tickstock.membership.loader.file.RefusedFileException;
import com.tickstock.membership.loader.file.Row;
import com.tickstock.membership.loader.format.Table.Entry;
import com.tickstock.membership.ticker.Tickers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Three columns with the header {@code ticker,start_date,end_date}: the intervals of membership. A
 * symbol that left and came back has several lines.
 *
 * <p>The end is the first day without the symbol. Published histories of the S&P 500 in this form
 * end SIVB on 2023-03-15, when PODD starts, which keeps the number of members. If the end were the
 * last day, each change would add a member for one day.
 */
public final class HistoryFormat {
  public static final String NAME = "history";

  private static final Layout LAYOUT =
      new Layout()
          .needs(Column.TICKER, "ticker", "symbol")
          .needs(Column.START, "start_date")
          .needs(Column.END, "end_date");

  private HistoryFormat() {}

  /** Whether the file is a history, which must not be read as a list of present members. */
  public static boolean recognises(HoldingsFile file) {
    Row header = file.rows().get(0);
    return header.width() == 3 && LAYOUT.columnsIn(header).isPresent();
  }

  /**
   * The intervals in the order of the file; those of one symbol do not overlap.
   *
   * @param today later days are refused
   * @param inclusiveEnds whether an end is the last day of the membership
   * @throws RefusedFileException if any line is wrong; the message names each
   */
  public static List<Interval> read(
      HoldingsFile file, LocalDate today, Tickers tickers, boolean inclusiveEnds) {
    Table table = Table.find(file, LAYOUT).orElseThrow().with(tickers);
    List<Interval> intervals = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Row row : table.rows()) {
      try {
        intervals.add(interval(table.entry(row), today, inclusiveEnds));
      } catch (InvalidValueException e) {
        problems.add("line %d: %s".formatted(row.line(), e.getMessage()));
      }
    }
    problems.addAll(overlaps(intervals));
    RefusedFileException.throwIfAny(problems);
    if (intervals.isEmpty()) {
      throw new RefusedFileException("no members below the header: expected at least one");
    }
    return intervals;
  }

  private static Interval interval(Entry entry, LocalDate today, boolean inclusiveEnds) {
    Row row = entry.row();
    if (row.cells().size() != 3) {
      throw new InvalidValueException("row", row.text(), "three cells; is the file cut off?");
    }
    String written = entry.cell(Column.TICKER);
    Symbol symbol = entry.tickers().symbol(written);
    LocalDate start = day("start_date", entry.cell(Column.START), today);
    String ended = entry.cell(Column.END);
    // a last day of today means an end tomorrow, which is in the future
    LocalDate latest = inclusiveEnds ? today.minusDays(1) : today;
    Optional<LocalDate> end =
        ended.isEmpty() ? Optional.empty() : Optional.of(day("end_date", ended, latest));
    Optional<LocalDate> firstWithout = inclusiveEnds ? end.map(day -> day.plusDays(1)) : end;
    if (firstWithout.filter(day -> !day.isAfter(start)).isPresent()) {
      String expected =
          inclusiveEnds ? "start_date, %s, or a day after" : "a day after start_date, %s";
      throw new InvalidValueException("end_date", ended, expected.formatted(start));
    }
    return new Interval(Line.of(row.line(), symbol, written), start, firstWithout);
  }

  /**
   * Whether the ends look like last days: some symbol returns on the day after its end, and none on
   * its end. Read with exclusive ends, such a file has gaps of one day.
   */
  public static boolean looksInclusive(List<Interval> intervals) {
    Set<List<Object>> starts =
        intervals.stream()
            .map(i -> List.<Object>of(i.line().symbol(), i.start()))
            .collect(Collectors.toSet());
    return returns(intervals, starts, 1) > 0 && returns(intervals, starts, 0) == 0;
  }

  /** The number of intervals whose symbol returns this many days after the end. */
  private static long returns(List<Interval> intervals, Set<List<Object>> starts, int after) {
    return intervals.stream()
        .filter(
            i ->
                i.end()
                    .filter(d -> starts.contains(List.of(i.line().symbol(), d.plusDays(after))))
                    .isPresent())
        .count();
  }

  private static LocalDate day(String field, String text, LocalDate latest) {
    LocalDate day = Dates.parse(field, text);
    if (day.isAfter(latest)) {
      throw new InvalidValueException(
          field, text, "%s or a day before: a history is of the past".formatted(latest));
    }
    return day;
  }

  /** An interval that ends when the next one starts is no error: the two are one membership. */
  private static List<String> overlaps(List<Interval> intervals) {
    List<Interval> ordered =
        intervals.stream()
            .sorted(Comparator.comparing(Interval::start).thenComparing(i -> i.line().number()))
            .toList();
    Map<Symbol, Interval> last = new TreeMap<>();
    List<String> found = new ArrayList<>();
    for (Interval interval : ordered) {
      Interval before = last.put(interval.line().symbol(), interval);
      if (before != null && before.overlaps(interval)) {
        found.add(
            "line %d: %s, %s, overlaps line %d, %s"
                .formatted(
                    interval.line().number(),
                    interval.line().symbol(),
                    interval.days(),
                    before.line().number(),
                    before.days()));
      }
    }
    return found;
  }
}
