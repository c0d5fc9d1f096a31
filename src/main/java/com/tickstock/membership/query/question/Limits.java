package com.tickstock.membership.query.question;

import com.tickstock.membership.group.InvalidValueException;

/** What one question may ask for at most, whoever asks. */
public final class Limits {
  /** Rows, or names. */
  public static final int LARGEST_PAGE = 1000;

  private Limits() {}

  static void requirePage(int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new InvalidValueException("limit", limit, "1 to " + LARGEST_PAGE);
    }
  }
}
