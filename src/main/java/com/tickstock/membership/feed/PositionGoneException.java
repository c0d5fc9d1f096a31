package com.tickstock.membership.feed;

/** The log does not hold what comes after a position: it was truncated, or it is another log. */
public final class PositionGoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PositionGoneException(String message) {
    super(message);
  }
}
