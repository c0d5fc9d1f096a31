package com.tickstock.membership.group;

/** An invalid value from outside. The message names the field and the expected value. */
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

  /** Replaces control characters, which garble terminals and logs, and cuts long values. */
  private static String shown(Object value) {
    if (value == null) {
      return "missing";
    }
    String text = value.toString().replaceAll("[\\p{Cc}\\p{Cs}]", "\uFFFD");
    // cut by code points: half a surrogate pair is not valid text
    int most = Math.min(SHOWN, text.codePointCount(0, text.length()));
    String start = text.substring(0, text.offsetByCodePoints(0, most));
    return '"' + start + (start.length() < text.length() ? "…" : "") + '"';
  }
}
