package com.tickstock.membership.json;

/** JSON that is not what it should be; the message names the field and what was expected. */
public final class InvalidJsonException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  InvalidJsonException(String field, String message, Throwable cause) {
    super(message, cause);
    this.field = field;
  }

  /** As {@code members[3].weight}; empty where the whole text is at fault. */
  public String field() {
    return field;
  }
}
