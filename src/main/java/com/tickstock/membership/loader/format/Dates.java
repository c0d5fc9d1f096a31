package com.tickstock.membership.loader.format;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.loader.file.RefusedFileException;
import com.tickstock.membership.loader.file.Row;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Parses the days in files and file names. */
public final class Dates {
  /** Numeric dates are in US order: none of these issuers writes the day first. */
  private static final List<DateTimeFormatter> FORMATS =
      Stream.of(
              "uuuu-MM-dd",
              "M/d/uuuu",
              "MMM d, uuuu",
              "MMMM d, uuuu",
              "d-MMM-uuuu",
              "d-MMM-uu", // as spreadsheet programs save it again
              "d/MMM/uuuu",
              "d.M.uuuu")
          .map(Dates::format)
          .toList();

  /** 19.Juni2026, 25.Nov.2025: only the first three letters of the month count. */
  private static final Pattern GERMAN =
      Pattern.compile("([0-9]{1,2})\\. ?(\\p{L}{3})\\p{L}*\\.? ?([0-9]{4})");

  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mär", 3),
          Map.entry("mrz", 3),
          Map.entry("apr", 4),
          Map.entry("mai", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("okt", 10),
          Map.entry("nov", 11),
          Map.entry("dez", 12));

  private static final Pattern AS_OF =
      Pattern.compile(
          "(?:\\bas of|position per|\\bstand)\\b[:,]?\\s*(.+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_NAME =
      Pattern.compile("(?<![0-9])((?:19|20)[0-9]{2})([-_.]?)([0-9]{2})(?:\\2([0-9]{2}))?(?![0-9])");

  private Dates() {}

  private static DateTimeFormatter format(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /**
   * @throws InvalidValueException if it is not a day
   */
  static LocalDate parse(String text) {
    return parse("date", text);
  }

  static LocalDate parse(String field, String text) {
    Matcher german = GERMAN.matcher(text);
    if (german.matches() && MONTHS.containsKey(german.group(2).toLowerCase(Locale.GERMAN))) {
      return LocalDate.of(
          Integer.parseInt(german.group(3)),
          MONTHS.get(german.group(2).toLowerCase(Locale.GERMAN)),
          Integer.parseInt(german.group(1)));
    }
    for (DateTimeFormatter format : FORMATS) {
      try {
        return LocalDate.parse(text, format);
      } catch (DateTimeParseException e) {
        // try the next format
      }
    }
    throw new InvalidValueException(field, text, "a day, as 2025-06-30 or 06/30/2025");
  }

  /** The day after the words "as of" in any row. */
  static Optional<LocalDate> asOf(List<Row> rows) {
    SortedSet<LocalDate> days = new TreeSet<>();
    for (Row row : rows) {
      Matcher words = AS_OF.matcher(String.join(" ", row.cells()).strip());
      if (words.find()) {
        days.add(parse(words.group(1).strip()));
      }
    }
    return only(days);
  }

  /**
   * @throws RefusedFileException if there are several
   */
  static Optional<LocalDate> only(SortedSet<LocalDate> days) {
    if (days.size() > 1) {
      throw new RefusedFileException(
          "two days in one file, %s and %s: the day of the content is unknown"
              .formatted(days.first(), days.last()));
    }
    return days.stream().findFirst();
  }

  /** The day in a file's name, such as 2025-06-30, 20250630 or 2025-06 (its first day). */
  public static Optional<LocalDate> inName(String name) {
    Matcher day = IN_NAME.matcher(name);
    if (!day.find() || (day.group(4) == null && day.group(2).isEmpty())) {
      return Optional.empty();
    }
    String last = day.group(4) == null ? "01" : day.group(4);
    try {
      return Optional.of(LocalDate.parse("%s-%s-%s".formatted(day.group(1), day.group(3), last)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Whether the name has another day, or another month if it has no day. */
  public static boolean contradicts(String name, LocalDate day) {
    return inName(name)
        .filter(said -> isMonth(name) ? !sameMonth(said, day) : !said.equals(day))
        .isPresent();
  }

  private static boolean isMonth(String name) {
    Matcher named = IN_NAME.matcher(name);
    return named.find() && named.group(4) == null;
  }

  private static boolean sameMonth(LocalDate one, LocalDate other) {
    return YearMonth.from(one).equals(YearMonth.from(other));
  }

  /** The name without the day and without the separator before it. */
  public static String withoutDate(String name) {
    Matcher day = IN_NAME.matcher(name);
    if (inName(name).isEmpty() || !day.find()) {
      return name;
    }
    String before = name.substring(0, day.start()).replaceFirst("[-_ .]+$", "");
    String after = name.substring(day.end());
    return before.isEmpty() ? after.replaceFirst("^[-_ .]+", "") : before + after;
  }
}
