package com.tickstock.membership.report;

import com.tickstock.membership.group.Weight;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Formats numbers and times in the same way for all tables and pages. */
public final class Wording {
  private static final int PERCENT = 2;
  private static final int DAYS_AS_WEEKS = 14;
  private static final int DAYS_AS_YEARS = 730;
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT);

  private Wording() {}

  /** {@code 1 group}, {@code 1,204 groups}. */
  public static String count(long number, String what) {
    return number(number) + " " + (number == 1 ? what : what + "s");
  }

  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** All known digits, at least two decimal places; empty if the weight is unknown. */
  public static String percent(Optional<Weight> weight) {
    return weight.map(Weight::value).map(Wording::percent).orElse("");
  }

  /** Formats 0.065 as {@code 6.50 %}. */
  public static String percent(BigDecimal fraction) {
    BigDecimal percent = fraction.movePointRight(PERCENT).stripTrailingZeros();
    return percent.setScale(Math.max(PERCENT, percent.scale())).toPlainString() + " %";
  }

  /** Whole units: {@code 1 day}, {@code 13 days}, {@code 72 weeks}, {@code 3 years}. */
  public static String days(long days) {
    if (days < DAYS_AS_WEEKS) {
      return count(days, "day");
    }
    return days < DAYS_AS_YEARS ? count(days / 7, "week") : count(days / 365, "year");
  }

  /** {@code 2025-07-11}, with the time if it is not midnight: {@code 2025-07-11 16:30:00Z}. */
  public static String day(Instant time) {
    OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
    return utc.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? utc.toLocalDate().toString()
        : SECOND.format(utc);
  }
}
