package com.tickstock.membership.store.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers as they are served, from stores that are written to. Each is used only while no row of
 * its partition has changed since it was made. Thread-safe.
 */
public final class AnswerCache {
  private static final long MAX_BYTES = 64L << 20;

  /** About what the rest of it takes: what weighs nothing would never have to go. */
  private static final int ENTRY_BYTES = 200;

  private final Cache<Key<?>, Kept> answers =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher((Key<?> question, Kept kept) -> kept.bytes() + ENTRY_BYTES)
          .build();

  /**
   * What an answer is kept by.
   *
   * @param <A> the answer
   */
  public interface Key<A> {
    /** About how many bytes it takes to keep an answer. */
    int size(A answer);
  }

  private record Kept(TaskAssignment.StateStamp rows, Object answer, int bytes) {}

  /**
   * @param assignment of the partition of the question
   * @param reading of an answer that is not kept where it is empty
   */
  @SuppressWarnings("unchecked") // what is kept of a question is its answer
  <A> Optional<A> get(Key<A> question, TaskAssignment assignment, Supplier<Optional<A>> reading) {
    Optional<TaskAssignment.StateStamp> before = assignment.rows();
    Kept kept = answers.getIfPresent(question);
    if (kept != null && before.filter(rows -> rows == kept.rows()).isPresent()) {
      return Optional.of((A) kept.answer());
    }
    Optional<A> read = reading.get();
    if (before.isPresent() && before.equals(assignment.rows())) {
      read.ifPresent(
          answer -> answers.put(question, new Kept(before.get(), answer, question.size(answer))));
    }
    return read;
  }
}
