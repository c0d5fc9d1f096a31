package com.tickstock.membership.query.question;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreType;

/**
 * The stores of this instance, each opened once. What is opened looks for the store again at each
 * question, and throws where it is not here any more; opening it each time would look twice, which
 * is a fifth of what a lookup takes.
 */
public final class OpenStores {
  private final KafkaStreams streams;
  private final Map<Place, Object> opened = new ConcurrentHashMap<>();

  private record Place(String store, int partition, boolean stale) {}

  public OpenStores(KafkaStreams streams) {
    this.streams = streams;
  }

  /**
   * @param type always the same for a store
   * @throws InvalidStateStoreException where it is not here, or not yet
   */
  @SuppressWarnings("unchecked") // by the type of the store
  <T> T get(String store, QueryableStoreType<T> type, int partition, boolean stale) {
    Place place = new Place(store, partition, stale);
    Object found = opened.get(place);
    if (found == null) {
      found = open(place, type);
      opened.put(place, found);
    }
    return (T) found;
  }

  private <T> T open(Place place, QueryableStoreType<T> type) {
    StoreQueryParameters<T> which =
        StoreQueryParameters.fromNameAndType(place.store(), type).withPartition(place.partition());
    try {
      return streams.store(place.stale() ? which.enableStaleStores() : which);
    } catch (IllegalStateException e) {
      throw new InvalidStateStoreException(e.getMessage(), e); // it is closing
    }
  }
}
