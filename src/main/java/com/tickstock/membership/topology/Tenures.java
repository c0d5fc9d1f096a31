package com.tickstock.membership.topology;

import com.tickstock.membership.topic.Topics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Which partitions the tasks of this instance hold. Thread-safe. */
public final class Tenures {
  private final AtomicReferenceArray<Tenure> groups =
      new AtomicReferenceArray<>(Topics.EVENTS.partitions());
  private final AtomicReferenceArray<Tenure> symbols =
      new AtomicReferenceArray<>(Topics.SYMBOL_CHANGES.partitions());

  /**
   * @param store one of those that the task fills
   */
  Tenure begin(String store, int partition) {
    Tenure tenure = new Tenure();
    tenures(store).set(partition, tenure);
    return tenure;
  }

  /** Where the tasks may have ended without a word, as a thread that dies may let them. */
  void endAll() {
    for (AtomicReferenceArray<Tenure> tenures : List.of(groups, symbols)) {
      for (int partition = 0; partition < tenures.length(); partition++) {
        Optional.ofNullable(tenures.get(partition)).ifPresent(Tenure::end);
      }
    }
  }

  /** The last one of the task that fills the store; it may be over. */
  public Optional<Tenure> of(String store, int partition) {
    return Optional.ofNullable(tenures(store).get(partition));
  }

  private AtomicReferenceArray<Tenure> tenures(String store) {
    return StoreNames.isOfSymbols(store) ? symbols : groups;
  }
}
