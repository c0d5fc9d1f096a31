package com.tickstock.membership.query.question;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.tickstock.membership.json.Served;
import com.tickstock.membership.topology.ChangeStamp;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Answers about symbols, of the stores that are written to alone. Each is used only while no row of
 * its partition has changed since it was made. Thread-safe.
 */
public final class KeptSymbols {
  private static final long MOST_BYTES = 32L << 20;

  private final Cache<SymbolNow, Kept> answers =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((SymbolNow symbol, Kept kept) -> kept.answer().json().length)
          .build();

  private record Kept(long stamp, Served answer) {}

  /**
   * @param stamp looks at the {@link ChangeStamp} of the partition
   */
  Optional<Served> get(
      SymbolNow question, Supplier<OptionalLong> stamp, Supplier<Optional<Served>> reading) {
    OptionalLong before = stamp.get();
    Kept kept = answers.getIfPresent(question);
    if (kept != null && before.equals(OptionalLong.of(kept.stamp()))) {
      return Optional.of(kept.answer());
    }
    Optional<Served> read = reading.get();
    if (before.isPresent() && stamp.get().equals(before)) {
      read.ifPresent(answer -> answers.put(question, new Kept(before.getAsLong(), answer)));
    }
    return read;
  }
}
