package com.tickstock.membership.validation;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.projection.GroupTables;
import com.tickstock.membership.projection.ProjectionException;
import com.tickstock.membership.query.question.StoreUnavailableException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Waits, until a deadline, for what is written to arrive in the index and in the tables. */
final class Arrival implements Confirmation.Settling {
  private static final long ASK_EVERY = TimeUnit.MILLISECONDS.toNanos(50);

  private final Environment environment;
  private final GroupTables tables;
  private final Consumer<Duration> catchUp;
  private final long deadline;

  Arrival(
      Environment environment, GroupTables tables, Consumer<Duration> catchUp, Duration atMost) {
    this.environment = environment;
    this.tables = tables;
    this.catchUp = catchUp;
    this.deadline = System.nanoTime() + atMost.toNanos();
  }

  @Override
  public boolean settle(Collection<Late> late) {
    boolean indexed = awaitIndex();
    awaitTables(late);
    return indexed;
  }

  private boolean awaitIndex() {
    try {
      catchUp.accept(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      return true;
    } catch (StoreUnavailableException e) {
      return false;
    }
  }

  private void awaitTables(Collection<Late> late) {
    while (!isOver() && !haveFollowed(late)) {
      LockSupport.parkNanos(ASK_EVERY);
    }
  }

  private boolean haveFollowed(Collection<Late> late) {
    if (late.isEmpty()) {
      return true;
    }
    try {
      Map<String, Long> versions = tables.versions(environment);
      return late.stream()
          .allMatch(group -> versions.getOrDefault(group.group(), 0L) >= group.stored());
    } catch (ProjectionException e) {
      // the next reading finds the same, and says it
      return true;
    }
  }

  @Override
  public boolean isOver() {
    return System.nanoTime() > deadline;
  }
}
