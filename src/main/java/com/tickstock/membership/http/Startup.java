package com.tickstock.membership.http;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The progress of the start, for health probes and a watcher. Thread-safe. */
public final class Startup {
  private final AtomicReference<Optional<Phase>> now = new AtomicReference<>(Optional.empty());
  private volatile Consumer<String> watcher = phase -> {};

  /**
   * The current phase of the start.
   *
   * @param done the finished steps out of {@code total}, if the phase has steps
   */
  record Phase(String phase, Optional<Integer> done, Optional<Integer> total) {
    @Override
    public String toString() {
      return phase + done.map(d -> " (%d of %d)".formatted(d, total.orElse(d))).orElse("");
    }
  }

  /** Notifies this watcher of each phase when it begins. */
  public void watch(Consumer<String> other) {
    watcher = other;
  }

  public void phase(String phase) {
    now.set(Optional.of(new Phase(phase, Optional.empty(), Optional.empty())));
    watcher.accept(phase);
  }

  /** Reports a step of the current phase; does nothing after the start. */
  public void step(int done, int total) {
    now.updateAndGet(
        phase -> phase.map(p -> new Phase(p.phase(), Optional.of(done), Optional.of(total))));
  }

  public void end() {
    now.set(Optional.empty());
  }

  /** The reason for answers with 503 during the start. */
  String reason() {
    return "the service is starting" + now.get().map(phase -> ": " + phase).orElse("");
  }

  Optional<Phase> now() {
    return now.get();
  }
}
