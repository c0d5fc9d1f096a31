package com.tickstock.membership.cli;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.json.EffectiveTime;
import java.time.Instant;

/**
 * The target of a rollback.
 *
 * @param wording {@code version 7} or a time
 * @param question the query parameter for the service
 */
record RollbackTarget(String wording, String question) {

  /**
   * @param text a version (digits alone), a day or a time up to {@code now}
   */
  static RollbackTarget parse(String text, Instant now) {
    if (text.matches("[1-9]\\d{0,8}")) {
      return new RollbackTarget("version " + text, "version=" + text);
    }
    Instant time;
    try {
      time = EffectiveTime.parse("--to", text);
    } catch (InvalidValueException e) {
      throw new InvalidValueException(
          "--to", text, "a version as 7, a date as 2025-06-30 or a time as 2025-06-30T21:00:00Z");
    }
    if (time.isAfter(now)) {
      throw new InvalidValueException("--to", text, "a time up to now, which is " + now);
    }
    return new RollbackTarget(time.toString(), "asOf=" + time);
  }
}
