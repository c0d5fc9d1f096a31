package com.tickstock.membership.query.question;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.tickstock.membership.topology.Tenure;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers as they are served, from stores that are written to. Each is used only while no row of
 * its partition has changed since it was made. Thread-safe.
 */
public final class KeptAnswers {
  private static final long MOST_BYTES = 64L << 20;

  /** About what the rest of it takes: what weighs nothing would never have to go. */
  private static final int ENTRY_BYTES = 200;

  private final Cache<ServedQuestion<?>, Kept> answers =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((ServedQuestion<?> question, Kept kept) -> kept.bytes() + ENTRY_BYTES)
          .build();

  private record Kept(Tenure.Rows rows, Object answer, int bytes) {}

  /**
   * @param tenure of the partition of the question
   * @param reading of an answer that is not kept where it is empty
   */
  @SuppressWarnings("unchecked") // what is kept of a question is its answer
  <A> Optional<A> get(ServedQuestion<A> question, Tenure tenure, Supplier<Optional<A>> reading) {
    Optional<Tenure.Rows> before = tenure.rows();
    Kept kept = answers.getIfPresent(question);
    if (kept != null && before.filter(rows -> rows == kept.rows()).isPresent()) {
      return Optional.of((A) kept.answer());
    }
    Optional<A> read = reading.get();
    if (before.isPresent() && before.equals(tenure.rows())) {
      read.ifPresent(
          answer -> answers.put(question, new Kept(before.get(), answer, question.size(answer))));
    }
    return read;
  }
}
