package com.tickstock.membership.loader;

/** A file that is not loaded, whole, and why: names the line, the value and what was expected. */
public final class RefusedFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedFileException(String reason) {
    super(reason);
  }

  static RefusedFileException at(long line, String reason) {
    return new RefusedFileException("line %d: %s".formatted(line, reason));
  }
}
