package com.tickstock.membership.clock;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The time until which something is waited for. Immutable. */
public final class Deadline {
  private final long nanoTime;

  private Deadline(long nanoTime) {
    this.nanoTime = nanoTime;
  }

  public static Deadline in(Duration timeout) {
    return new Deadline(System.nanoTime() + timeout.toNanos());
  }

  public boolean isOver() {
    return System.nanoTime() - nanoTime > 0;
  }

  /** Zero where it is over. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  /** Waits for {@code interval}, or until it is over. */
  public void pause(Duration interval) {
    LockSupport.parkNanos(Math.min(interval.toNanos(), left().toNanos()));
  }

  /**
   * Looks once at least, and again after each interval.
   *
   * @return whether the condition held in time
   */
  public boolean await(Duration interval, BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (isOver()) {
        return false;
      }
      pause(interval);
    }
    return true;
  }

  /**
   * Tries once at least, and again after each interval where it failed so that it may pass.
   *
   * @param mayPass failures that are worth another attempt; others are thrown at once
   * @return the result of the first attempt that did not fail
   */
  public <T> T retry(Duration interval, Predicate<RuntimeException> mayPass, Supplier<T> attempt) {
    while (true) {
      try {
        return attempt.get();
      } catch (RuntimeException e) {
        if (isOver() || !mayPass.test(e)) {
          throw e;
        }
        pause(interval);
      }
    }
  }
}
