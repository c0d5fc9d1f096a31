package com.tickstock.membership.store.access;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * A store that is read for as long as its task holds the partition, and sought again afterwards.
 * What Kafka Streams itself gives seeks it at each call, through all tasks and under the lock of
 * those that are restored: half of what a lookup takes.
 *
 * <p>Every method throws {@link InvalidStateStoreException} where the partition is not held.
 */
final class StoreHandle<K, V> implements ReadOnlyKeyValueStore<K, V> {
  private final Supplier<Optional<TaskAssignment>> assignment;
  private final Supplier<ReadOnlyKeyValueStore<K, V>> seeking;
  private volatile Found<K, V> last;

  private record Found<K, V>(TaskAssignment assignment, ReadOnlyKeyValueStore<K, V> store) {}

  /**
   * @param assignment the last one
   * @param seeking the store itself, throws {@link InvalidStateStoreException} where it is not here
   */
  StoreHandle(
      Supplier<Optional<TaskAssignment>> assignment,
      Supplier<ReadOnlyKeyValueStore<K, V>> seeking) {
    this.assignment = assignment;
    this.seeking = seeking;
  }

  private ReadOnlyKeyValueStore<K, V> store() {
    Found<K, V> found = last;
    if (found == null || found.assignment().isOver()) {
      found = find();
      last = found;
    }
    return found.store();
  }

  /** One that ends meanwhile is not used a second time. */
  private Found<K, V> find() {
    TaskAssignment now =
        assignment
            .get()
            .orElseThrow(() -> new InvalidStateStoreException("no task has held it here"));
    return new Found<>(now, seeking.get());
  }

  @Override
  public V get(K key) {
    return store().get(key);
  }

  @Override
  public KeyValueIterator<K, V> range(K from, K to) {
    return store().range(from, to);
  }

  @Override
  public KeyValueIterator<K, V> reverseRange(K from, K to) {
    return store().reverseRange(from, to);
  }

  @Override
  public KeyValueIterator<K, V> all() {
    return store().all();
  }

  @Override
  public long approximateNumEntries() {
    return store().approximateNumEntries();
  }
}
