package com.tickstock.membership.query.question;

import com.tickstock.membership.store.access.AnswerCache;
import com.tickstock.membership.store.access.PartitionStores;
import java.util.Optional;

/**
 * A question that is answered with what is served, as it is stored: that goes to another instance
 * without being parsed, and is kept while no row of its partition changes.
 */
interface CacheableQuestion<A> extends Question<Optional<A>>, AnswerCache.Key<A> {
  byte[] NONE = new byte[0];

  /** The answer from the stores themselves. */
  Optional<A> look(PartitionStores stores);

  byte[] toBytes(A answer);

  /** The reverse of {@link #toBytes}. */
  A fromBytes(byte[] bytes);

  @Override
  default Optional<A> answer(PartitionStores stores) {
    return stores.cached(this, store(), () -> look(stores));
  }

  @Override
  default byte[] write(Optional<A> answer) {
    return answer.map(this::toBytes).orElse(NONE);
  }

  @Override
  default Optional<A> read(byte[] answer) {
    return answer.length == 0 ? Optional.empty() : Optional.of(fromBytes(answer));
  }
}
