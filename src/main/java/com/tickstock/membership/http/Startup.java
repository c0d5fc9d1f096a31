package com.tickstock.membership.http;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** How far the start has come: for probes, and for whoever watches. Thread-safe. */
public final class Startup {
  private final AtomicReference<Optional<Phase>> now = new AtomicReference<>(Optional.empty());
  private volatile Consumer<String> watcher = phase -> {};

  /**
   * What is going on.
   *
   * @param done of {@code total}, where the phase has steps
   */
  record Phase(String phase, Optional<Integer> done, Optional<Integer> total) {
    @Override
    public String toString() {
      return phase + done.map(d -> " (%d of %d)".formatted(d, total.orElse(d))).orElse("");
    }
  }

  /** Who is told each phase as it begins. */
  public void watch(Consumer<String> other) {
    watcher = other;
  }

  public void phase(String phase) {
    now.set(Optional.of(new Phase(phase, Optional.empty(), Optional.empty())));
    watcher.accept(phase);
  }

  /** A step of a phase; of none where the start is over. */
  public void step(int done, int total) {
    now.updateAndGet(
        phase -> phase.map(p -> new Phase(p.phase(), Optional.of(done), Optional.of(total))));
  }

  public void end() {
    now.set(Optional.empty());
  }

  /** For those that it cannot answer yet. */
  String reason() {
    return "the service is starting" + now.get().map(phase -> ": " + phase).orElse("");
  }

  Optional<Phase> now() {
    return now.get();
  }
}
