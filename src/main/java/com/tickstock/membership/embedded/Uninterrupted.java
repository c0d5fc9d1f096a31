package com.tickstock.membership.embedded;

/** Runs what must not be cut short. */
final class Uninterrupted {
  private Uninterrupted() {}

  /**
   * Runs an action with this thread's interrupt put off until it is done: a stop is often asked for
   * by an interrupt, and an interrupted thread can neither write to a log nor wait for a process.
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
