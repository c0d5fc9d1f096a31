package com.tickstock.membership.embedded;

/** Runs actions that must not be interrupted. */
final class Uninterrupted {
  private Uninterrupted() {}

  /**
   * Runs an action and defers an interrupt of this thread until it is done: a stop is often
   * requested by an interrupt, and an interrupted thread can neither write to a log nor wait for a
   * process.
   */
  static void run(Runnable action) {
    boolean interrupted = Thread.interrupted();
    try {
      action.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
