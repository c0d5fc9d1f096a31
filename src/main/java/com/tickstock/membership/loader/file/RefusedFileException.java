package com.tickstock.membership.loader.file;

/** A file that is not loaded, whole, and why: names the line, the value and what was expected. */
public final class RefusedFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedFileException(String reason) {
    super(reason);
  }

  public static RefusedFileException at(long line, String reason) {
    return new RefusedFileException("line %d: %s".formatted(line, reason));
  }
}
