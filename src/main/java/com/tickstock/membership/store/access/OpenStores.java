package com.tickstock.membership.store.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/** The stores of this instance, by interactive queries. Thread-safe. */
public final class OpenStores {
  private final KafkaStreams streams;
  private final TaskAssignments assignments;
  private final Map<Place, StoreHandle<?, ?>> held = new ConcurrentHashMap<>();

  private record Place(String store, int partition) {}

  public OpenStores(KafkaStreams streams, TaskAssignments assignments) {
    this.streams = streams;
    this.assignments = assignments;
  }

  Optional<TaskAssignment> assignment(String store, int partition) {
    return assignments.of(store, partition);
  }

  /** Where it is written to. It throws at each use where that is not here. */
  @SuppressWarnings("unchecked") // always the same for a store
  <K, V> ReadOnlyKeyValueStore<K, V> held(String store, int partition) {
    Place place = new Place(store, partition);
    StoreHandle<?, ?> known = held.get(place);
    return (ReadOnlyKeyValueStore<K, V>)
        (known == null ? held.computeIfAbsent(place, this::hold) : known);
  }

  private StoreHandle<?, ?> hold(Place place) {
    return new StoreHandle<>(
        () -> assignment(place.store(), place.partition()),
        () -> open(place.store(), new TheStore<>(), place.partition(), false));
  }

  /**
   * @param stale whether a copy will do
   * @throws InvalidStateStoreException where it is not here, or not yet
   */
  <T> T open(String store, QueryableStoreType<T> type, int partition, boolean stale) {
    StoreQueryParameters<T> which =
        StoreQueryParameters.fromNameAndType(store, type).withPartition(partition);
    try {
      return streams.store(stale ? which.enableStaleStores() : which);
    } catch (IllegalStateException e) {
      throw new InvalidStateStoreException(e.getMessage(), e); // it is closing
    }
  }

  /** The store itself, instead of something that seeks it at each call. */
  private record TheStore<K, V>() implements QueryableStoreType<ReadOnlyKeyValueStore<K, V>> {
    @Override
    public boolean accepts(StateStore store) {
      return store instanceof ReadOnlyKeyValueStore;
    }

    @Override
    public ReadOnlyKeyValueStore<K, V> create(StateStoreProvider stores, String name) {
      List<ReadOnlyKeyValueStore<K, V>> found = stores.stores(name, this);
      return found.get(0); // of one partition there is one, or the provider has thrown
    }
  }
}
