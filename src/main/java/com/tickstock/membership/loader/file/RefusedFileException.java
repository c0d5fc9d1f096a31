package com.tickstock.membership.loader.file;

import java.util.List;

/** The reason why a whole file is refused. Names the line, the value and the expected value. */
public final class RefusedFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int TOLD = 10;

  public RefusedFileException(String reason) {
    super(reason);
  }

  /** Throws an exception with the first problems and the number of the others. */
  public static void throwIfAny(List<String> problems) {
    if (!problems.isEmpty()) {
      int more = problems.size() - TOLD;
      throw new RefusedFileException(
          String.join("; ", problems.subList(0, Math.min(TOLD, problems.size())))
              + (more > 0 ? "; and %d more".formatted(more) : ""));
    }
  }

  public static RefusedFileException at(long line, String reason) {
    return new RefusedFileException("line %d: %s".formatted(line, reason));
  }
}
