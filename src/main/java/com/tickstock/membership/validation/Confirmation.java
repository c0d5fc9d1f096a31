package com.tickstock.membership.validation;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Separates errors from changes that are still on their way to the index and the tables: a finding
 * counts if a second reading, after all written events have arrived, finds it again at the same
 * version.
 */
final class Confirmation {
  private final Supplier<StoreReading> reading;
  private final Settling settling;

  /** Waits until written events have arrived. */
  interface Settling {

    /**
     * @param late the versions that the tables must reach
     * @return whether the index has all written events
     */
    boolean settle(Collection<LaggingGroup> late);

    /** Whether the time is over and the result must be returned. */
    boolean isOver();
  }

  Confirmation(Supplier<StoreReading> reading, Settling settling) {
    this.reading = reading;
    this.settling = settling;
  }

  List<Result> results() {
    StoreReading before = reading.get();
    while (!before.isClean()) {
      boolean indexed = settling.settle(before.late().values());
      Comparison comparison = new Comparison(before, reading.get(), indexed);
      if (comparison.isDecided() || settling.isOver()) {
        return comparison.results();
      }
      before = comparison.now();
    }
    return before.results();
  }
}
