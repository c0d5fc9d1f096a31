package com.tickstock.membership.json;

import com.tickstock.membership.group.InvalidValueException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Parses times from outside: ISO-8601 with an offset, or a bare date, which means 00:00 UTC. */
public final class EffectiveTime {
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
  private static final int DATE_LENGTH = 10;

  private EffectiveTime() {}

  /**
   * @return a time from 1900 to 9999, truncated to microseconds
   * @throws InvalidValueException if it is not such a time; the message names {@code field}
   */
  public static Instant parse(String field, String text) {
    try {
      Instant time =
          text.length() <= DATE_LENGTH
              ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
              : OffsetDateTime.parse(text).toInstant();
      if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
        throw new InvalidValueException(field, text, "a time from 1900 to 9999");
      }
      return time.truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw new InvalidValueException(
          field, text, "a date as 2025-06-30 or a time as 2025-06-30T21:00:00Z");
    }
  }
}
