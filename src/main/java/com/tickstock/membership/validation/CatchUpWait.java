package com.tickstock.membership.validation;

import com.tickstock.membership.clock.Deadline;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.projection.GroupTables;
import com.tickstock.membership.projection.ProjectionException;
import com.tickstock.membership.store.access.StoreUnavailableException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/** Waits until a deadline for the index and the tables to catch up with the log. */
final class CatchUpWait implements Confirmation.Settling {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

  private final Environment environment;
  private final GroupTables tables;
  private final Consumer<Duration> catchUp;
  private final Deadline deadline;

  CatchUpWait(
      Environment environment, GroupTables tables, Consumer<Duration> catchUp, Duration atMost) {
    this.environment = environment;
    this.tables = tables;
    this.catchUp = catchUp;
    this.deadline = Deadline.in(atMost);
  }

  @Override
  public boolean settle(Collection<LaggingGroup> late) {
    boolean indexed = awaitIndex();
    awaitTables(late);
    return indexed;
  }

  private boolean awaitIndex() {
    try {
      catchUp.accept(deadline.left());
      return true;
    } catch (StoreUnavailableException e) {
      return false;
    }
  }

  private void awaitTables(Collection<LaggingGroup> late) {
    // after a timeout, the next reading finds the same difference and reports it
    var unused = deadline.await(POLL_INTERVAL, () -> haveFollowed(late));
  }

  private boolean haveFollowed(Collection<LaggingGroup> late) {
    if (late.isEmpty()) {
      return true;
    }
    try {
      Map<String, Long> versions = tables.versions(environment);
      return late.stream()
          .allMatch(group -> versions.getOrDefault(group.group(), 0L) >= group.stored());
    } catch (ProjectionException e) {
      // the next reading fails in the same way and reports it
      return true;
    }
  }

  @Override
  public boolean isOver() {
    return deadline.isOver();
  }
}
