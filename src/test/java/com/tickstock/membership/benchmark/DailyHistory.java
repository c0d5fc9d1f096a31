package com.tickstock.membership.benchmark;

import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An index over decades, made up: on every trading day (Monday to Friday) the same number of names,
 * of which a few leave on the first trading day of each month for others; some come back years
 * later. The same seed gives the same history. What it keeps is small; a day's list is made when it
 * is asked for.
 */
public final class DailyHistory {
  private static final int MAX_CHANGES = 4;

  /** Of those who join, how many have been members before: one of so many. */
  private static final int COMES_BACK = 8;

  private static final long WEIGHT_MODULUS = 997;

  private record Stay(Symbol symbol, LocalDate start, LocalDate end) {}

  private final List<LocalDate> days;
  private final List<Stay> stays = new ArrayList<>();
  private final long seed;

  private DailyHistory(List<LocalDate> days, long seed) {
    this.days = days;
    this.seed = seed;
  }

  /**
   * @param names members on each day, more than 4
   * @param first the first trading day is this one or the next
   */
  public static DailyHistory of(int names, LocalDate first, int years, long seed) {
    List<LocalDate> days =
        first
            .datesUntil(first.plusYears(years))
            .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
            .toList();
    DailyHistory history = new DailyHistory(days, seed);
    history.make(names);
    return history;
  }

  private void make(int names) {
    Random random = new Random(seed);
    Map<Symbol, LocalDate> since = new HashMap<>();
    List<Symbol> members = new ArrayList<>();
    List<Symbol> gone = new ArrayList<>();
    int made = 0;
    for (; made < names; made++) {
      join(new Symbol("N" + made), days.get(0), members, since);
    }
    for (int i = 1; i < days.size(); i++) {
      LocalDate day = days.get(i);
      if (day.getMonth() != days.get(i - 1).getMonth()) {
        for (int change = random.nextInt(MAX_CHANGES + 1); change > 0; change--) {
          Symbol leaving = members.remove(random.nextInt(members.size()));
          boolean back = !gone.isEmpty() && random.nextInt(COMES_BACK) == 0;
          Symbol joining =
              back ? gone.remove(random.nextInt(gone.size())) : new Symbol("N" + made++);
          leave(leaving, day, since);
          join(joining, day, members, since);
          gone.add(leaving);
        }
      }
    }
    List.copyOf(members).forEach(symbol -> leave(symbol, LocalDate.MAX, since));
  }

  private static void join(
      Symbol symbol, LocalDate day, List<Symbol> members, Map<Symbol, LocalDate> since) {
    members.add(symbol);
    since.put(symbol, day);
  }

  /** Who joined on the very day has never been there. */
  private void leave(Symbol symbol, LocalDate day, Map<Symbol, LocalDate> since) {
    LocalDate start = since.remove(symbol);
    if (start.isBefore(day)) {
      stays.add(new Stay(symbol, start, day));
    }
  }

  /** All trading days, oldest first. */
  public List<LocalDate> days() {
    return days;
  }

  /** All trading days, in an order of no meaning: the same for the same seed. */
  public List<LocalDate> shuffledDays() {
    List<LocalDate> shuffled = new ArrayList<>(days);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  /** The members of a trading day with their weights, which drift a little from day to day. */
  public SortedMap<Symbol, Weight> on(LocalDate day) {
    SortedMap<Symbol, Weight> members = new TreeMap<>();
    for (Stay stay : stays) {
      if (!stay.start().isAfter(day) && stay.end().isAfter(day)) {
        members.put(stay.symbol(), weight(stay.symbol(), day));
      }
    }
    return members;
  }

  /** From 0.001000 to 0.002993. */
  private static Weight weight(Symbol symbol, LocalDate day) {
    long number = Math.floorMod(symbol.value().hashCode() * 31L + day.toEpochDay(), WEIGHT_MODULUS);
    return new Weight(BigDecimal.valueOf(1000 + 2 * number, 6));
  }

  /** The file that {@code load --history} reads. */
  public String historyCsv() {
    StringBuilder csv = new StringBuilder("ticker,start_date,end_date\n");
    for (Stay stay : stays) {
      String end = stay.end().equals(LocalDate.MAX) ? "" : stay.end().toString();
      csv.append("%s,%s,%s\n".formatted(stay.symbol(), stay.start(), end));
    }
    return csv.toString();
  }

  /** The file of one day that {@code load} reads; weights in percent. */
  public String dayCsv(LocalDate day) {
    StringBuilder csv = new StringBuilder("# as-of: %s\nsymbol,weight\n".formatted(day));
    on(day)
        .forEach(
            (symbol, weight) ->
                csv.append("%s,%s\n".formatted(symbol, weight.value().movePointRight(2))));
    return csv.toString();
  }
}
