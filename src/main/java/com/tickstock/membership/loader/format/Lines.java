package com.tickstock.membership.loader.format;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.loader.file.RefusedFileException;
import com.tickstock.membership.loader.file.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects the holdings of a file row by row, and all problems. */
final class Lines {
  /** Fewer holdings without an exchange are accepted in any file. */
  private static final int MANY = 3;

  /** The accepted share of holdings without an exchange: one for this many kept. */
  private static final int ONE_IN = 3;

  private final List<Line> lines = new ArrayList<>();
  private final SortedMap<String, Integer> leftOut = new TreeMap<>();
  private final SortedSet<LocalDate> days = new TreeSet<>();
  private final SortedSet<String> funds = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();
  private BigDecimal weightSum = BigDecimal.ZERO;

  void add(Line line) {
    lines.add(line);
    line.weight().ifPresent(this::addWeight);
  }

  /** A row that is not loaded. Its weight counts in the sum of the file. */
  void leaveOut(String kind, Optional<Weight> weight) {
    leftOut.merge(kind, 1, Integer::sum);
    weight.ifPresent(this::addWeight);
  }

  /**
   * Refuses a file if too many holdings lack an exchange: its US listings alone would be another
   * list.
   *
   * @param all whether every holding needs an exchange; else a third may be left out
   * @throws RefusedFileException if too many are left out because the file has no exchange for them
   */
  void requireExchanges(boolean all) {
    int without = leftOut.getOrDefault(NonEquity.NO_EXCHANGE, 0);
    boolean isMuch = without >= MANY && without * ONE_IN > lines.size();
    if (all ? without > 0 : isMuch) {
      throw new RefusedFileException(
          "%d holdings beside %d others have no exchange in the file: expected a file with"
                  .formatted(without, lines.size())
              + " an exchange column, or the exchange after the ticker, as 7203 JP");
    }
  }

  private void addWeight(Weight weight) {
    weightSum = weightSum.add(weight.value());
  }

  void problem(Row row, String what) {
    problems.add("line %d: %s".formatted(row.line(), what));
  }

  void day(Row row, String cell) {
    if (!cell.isEmpty()) {
      try {
        days.add(Dates.parse(cell));
      } catch (InvalidValueException e) {
        problem(row, e.getMessage());
      }
    }
  }

  void fund(String cell) {
    if (!cell.isEmpty()) {
      funds.add(cell);
    }
  }

  Optional<LocalDate> day() {
    return Dates.only(days);
  }

  /**
   * @throws RefusedFileException if there are several
   */
  Optional<String> fund() {
    if (funds.size() > 1) {
      throw new RefusedFileException(
          "holdings of %d funds, %s and %s among them: expected one fund in a file"
              .formatted(funds.size(), funds.first(), funds.last()));
    }
    return funds.stream().findFirst();
  }

  /** Lines with the same symbol but different securities, which must not be merged as lots. */
  private List<String> collisions() {
    Map<Symbol, Line> first = new HashMap<>();
    List<String> found = new ArrayList<>();
    for (Line line : lines) {
      Line before = first.putIfAbsent(line.symbol(), line);
      if (before != null
          && (before.identity().isEmpty() || !before.identity().equals(line.identity()))) {
        found.add(collision(before, line));
      }
    }
    return found;
  }

  private static boolean isIdentifier(Line line) {
    return Identifiers.isOne(line.written().toUpperCase(Locale.ROOT));
  }

  private static String collision(Line first, Line line) {
    String both =
        first.name().isPresent() && line.name().isPresent()
            ? " (%s and %s)".formatted(first.name().get(), line.name().get())
            : "";
    return "line %d: symbol %s is already in line %d%s: expected each once, or lots of one security"
        .formatted(line.number(), line.symbol(), first.number(), both);
  }

  /**
   * @throws RefusedFileException if there is any problem
   */
  Reading reading(
      String format,
      Reading.Kind kind,
      Optional<String> title,
      Optional<LocalDate> asOf,
      boolean hasMarketValue,
      Optional<String> incomplete) {
    List<String> wrong = new ArrayList<>(collisions());
    wrong.addAll(problems);
    if (wrong.isEmpty() && lines.size() > 1 && lines.stream().allMatch(Lines::isIdentifier)) {
      wrong.add("identifiers as %s in place of tickers".formatted(lines.get(0).written()));
    }
    RefusedFileException.throwIfAny(wrong);
    if (lines.isEmpty()) {
      throw new RefusedFileException(
          "no holdings below the header: it would empty the group"
              + (leftOut.isEmpty() ? "" : " (left out: %s)".formatted(leftOut)));
    }
    boolean weighted = lines.stream().allMatch(line -> line.weight().isPresent());
    return new Reading(
        format,
        kind,
        fund(),
        title,
        asOf,
        lines,
        leftOut,
        weighted ? Optional.of(weightSum) : Optional.empty(),
        hasMarketValue,
        incomplete);
  }
}
