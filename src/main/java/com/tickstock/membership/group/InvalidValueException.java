package com.tickstock.membership.group;

/**
 * A value from outside that cannot be what it is said to be; names the field and what it expects.
 */
public final class InvalidValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 80;

  private final String field;

  public InvalidValueException(String field, Object value, String expected) {
    super(field + " is " + shown(value) + ": expected " + expected);
    this.field = field;
  }

  public String field() {
    return field;
  }

  /** Control characters would garble a terminal or a log line; long values would drown the rest. */
  private static String shown(Object value) {
    if (value == null) {
      return "missing";
    }
    String text = value.toString().replaceAll("[\\p{Cc}\\p{Cs}]", "\uFFFD");
    // by code points: half a character would be no text
    int most = Math.min(SHOWN, text.codePointCount(0, text.length()));
    String start = text.substring(0, text.offsetByCodePoints(0, most));
    return '"' + start + (start.length() < text.length() ? "…" : "") + '"';
  }
}
