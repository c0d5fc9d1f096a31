package com.tickstock.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for something that happens elsewhere. A wait in vain fails with what it saw last. */
public final class Await {
  /** Far longer than anything here takes, so that a slow machine fails no test. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  /** Fails with an AssertionError while it is to be waited. */
  @FunctionalInterface
  public interface Assertion {
    void check() throws Exception;
  }

  private Await() {}

  /**
   * @param what is waited for, as "the row of SPY"
   */
  public static void until(String what, Assertion assertion) {
    patiently(what).untilAsserted(assertion::check);
  }

  /** The same while what is looked at may fail as well, as a server that is starting. */
  public static void untilWithoutFailure(String what, Assertion assertion) {
    until(
        what,
        () -> {
          try {
            assertion.check();
          } catch (Exception e) {
            throw new AssertionError(what + ": " + e, e);
          }
        });
  }

  /** What does not happen: looked at for half a second. */
  public static void holds(String what, Assertion assertion) {
    patiently(what).during(Duration.ofMillis(500)).untilAsserted(assertion::check);
  }

  /**
   * Returns the first value that is as expected.
   *
   * @param look gives a value that is short as text
   */
  public static <T> T until(String what, Callable<T> look, Predicate<T> expected) {
    AtomicReference<T> seen = new AtomicReference<>();
    until(
        what,
        () -> {
          seen.set(look.call());
          assertThat(expected.test(seen.get())).as("seen: %s", seen.get()).isTrue();
        });
    return seen.get();
  }

  private static ConditionFactory patiently(String what) {
    return Awaitility.await(what)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL_INTERVAL);
  }
}
