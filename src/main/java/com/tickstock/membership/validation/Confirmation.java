package com.tickstock.membership.validation;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tells what is wrong from what is only on its way from the log to the index and the tables: a
 * finding counts once a second reading, after all that was written has arrived, has it again, about
 * the same version.
 */
final class Confirmation {
  private final Supplier<StoreReading> reading;
  private final Settling settling;

  /** How to wait until what is written has arrived. */
  interface Settling {

    /**
     * @param late what the tables have to reach
     * @return whether the index has all that was written
     */
    boolean settle(Collection<LaggingGroup> late);

    /** Whether it is time to say what is known. */
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
