package com.tickstock.membership.group;

/** Rules for text from outside: only what Kafka keys, JSON, URLs and PostgreSQL can all store. */
public final class Text {
  private Text() {}

  /**
   * Free text: anything but NUL and lone surrogates, which PostgreSQL cannot store.
   *
   * @throws InvalidValueException if it has one; the message names {@code field}
   */
  public static String free(String field, String text) {
    if (text == null) {
      throw new InvalidValueException(field, null, "text");
    }
    if (text.indexOf('\0') >= 0 || hasLoneSurrogate(text)) {
      throw new InvalidValueException(field, text, "text without NUL or lone surrogates");
    }
    return text;
  }

  /**
   * A name: 1 to {@code most} characters without control characters. Surrounding space is dropped.
   *
   * @throws InvalidValueException if it is not valid; the message names {@code field}
   */
  public static String name(String field, String text, int most) {
    String name = free(field, text).strip();
    if (name.isEmpty() || name.codePointCount(0, name.length()) > most) {
      throw new InvalidValueException(field, text, "1 to " + most + " characters");
    }
    if (name.codePoints().anyMatch(Character::isISOControl)) {
      throw new InvalidValueException(field, text, "no control characters");
    }
    return name;
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return true;
      }
    }
    return false;
  }
}
