package com.tickstock.membership.access;

import java.util.List;

/** Everything that is wrong with a file, each problem with the file and the line, no content. */
public final class InvalidFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidFileException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
