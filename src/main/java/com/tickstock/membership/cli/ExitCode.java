package com.tickstock.membership.cli;

/** The exit codes of commands. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;
  static final int SOME_REFUSED = 3;

  private ExitCode() {}
}
