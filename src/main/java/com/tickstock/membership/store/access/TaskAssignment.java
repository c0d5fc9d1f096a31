package com.tickstock.membership.store.access;

import java.util.Optional;

/**
 * The time in which a task of this instance holds a partition: from the start of its processor to
 * its end, which comes before the partition is given up. Read by any thread.
 */
public final class TaskAssignment {
  private volatile boolean over;
  private volatile StateStamp rows = new StateStamp();

  /** Stands for one state of the rows of the task. */
  public static final class StateStamp {
    private StateStamp() {}
  }

  /** What is written in between makes another state of the rows. */
  public void changing(Runnable writing) {
    rows = null;
    writing.run();
    rows = new StateStamp();
  }

  /**
   * What was read between two looks at the same state is all of that state. Empty while it changes,
   * where the change failed, and once it is over.
   */
  public Optional<StateStamp> rows() {
    return over ? Optional.empty() : Optional.ofNullable(rows);
  }

  public void end() {
    over = true;
  }

  /** Whether another instance may hold the partition. */
  public boolean isOver() {
    return over;
  }
}
