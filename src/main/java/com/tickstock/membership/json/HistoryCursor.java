package com.tickstock.membership.json;

import com.tickstock.membership.group.History;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.TimelinePosition;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * The text form of the cursor to the next page of a history. The client sends it back unchanged.
 */
public final class HistoryCursor {
  private static final int PARTS = 3;

  private HistoryCursor() {}

  public static String write(History.Cursor cursor) {
    String text =
        "%s %d %d"
            .formatted(
                cursor.before().effectiveAt(), cursor.before().offset(), cursor.firstLogged());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws InvalidValueException if it is not a cursor
   */
  public static History.Cursor parse(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String[] parts = text.split(" ", -1);
      if (parts.length == PARTS) {
        TimelinePosition before =
            new TimelinePosition(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        if (before.compareTo(TimelinePosition.FIRST) >= 0
            && before.compareTo(TimelinePosition.LAST) <= 0) {
          return new History.Cursor(before, Long.parseLong(parts[2]));
        }
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // reported below
    }
    throw new InvalidValueException("cursor", cursor, "the nextCursor of a page of this history");
  }
}
