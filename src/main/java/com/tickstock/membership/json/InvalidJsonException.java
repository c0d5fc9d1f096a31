package com.tickstock.membership.json;

/** Invalid JSON. The message names the field and the expected value. */
public final class InvalidJsonException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  InvalidJsonException(String field, String message, Throwable cause) {
    super(message, cause);
    this.field = field;
  }

  /** The path, such as {@code members[3].weight}; empty if the whole text is invalid. */
  public String field() {
    return field;
  }
}
