package com.tickstock.membership.query;

import com.tickstock.membership.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.query.StateQueryResult;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Interactive queries on the stores of this instance, each after asking where the key is. */
final class StoreReader {
  private static final StringSerializer KEYS = new StringSerializer();

  private final KafkaStreams streams;
  private final HostInfo self;

  StoreReader(KafkaStreams streams, HostInfo self) {
    this.streams = streams;
    this.self = self;
  }

  /**
   * The partition that holds the key.
   *
   * @throws StoreUnavailableException where no instance or another one has it
   */
  int locate(String store, String key) {
    KeyQueryMetadata place = asking(() -> streams.queryMetadataForKey(store, key, KEYS));
    if (place.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
      throw new StoreUnavailableException("it is not known yet which instance holds " + key);
    }
    if (!place.activeHost().equals(self)) {
      throw new StoreUnavailableException(
          "%s is held by %s:%d, not by this instance"
              .formatted(key, place.activeHost().host(), place.activeHost().port()));
    }
    return place.partition();
  }

  <K, V> KeyValueIterator<K, V> ascending(String store, int partition, K from, K to) {
    return query(store, partition, RangeQuery.<K, V>withRange(from, to).withAscendingKeys());
  }

  <K, V> KeyValueIterator<K, V> descending(String store, int partition, K from, K to) {
    return query(store, partition, RangeQuery.<K, V>withRange(from, to).withDescendingKeys());
  }

  /** The result of a query of one partition. */
  <R> R query(String store, int partition, Query<R> query) {
    StateQueryResult<R> results = run(store, Set.of(partition), query);
    return result(store, partition, results.getPartitionResults().get(partition));
  }

  /** One iterator for each partition: all of them, or an error. */
  <K, V> List<KeyValueIterator<K, V>> scatter(String store, K from, K to) {
    Set<Integer> all =
        IntStream.range(0, Topics.EVENTS.partitions()).boxed().collect(Collectors.toSet());
    StateQueryResult<KeyValueIterator<K, V>> results =
        run(store, all, RangeQuery.<K, V>withRange(from, to).withAscendingKeys());
    List<KeyValueIterator<K, V>> iterators = new ArrayList<>();
    try {
      for (int partition : all) {
        iterators.add(result(store, partition, results.getPartitionResults().get(partition)));
      }
      return iterators;
    } catch (StoreUnavailableException e) {
      iterators.forEach(KeyValueIterator::close);
      throw e;
    }
  }

  private <R> StateQueryResult<R> run(String store, Set<Integer> partitions, Query<R> query) {
    return asking(
        () ->
            streams.query(
                StateQueryRequest.inStore(store)
                    .withQuery(query)
                    .withPartitions(partitions)
                    .requireActive()));
  }

  private static <R> R result(String store, int partition, QueryResult<R> result) {
    if (result == null) {
      throw new StoreUnavailableException(
          "partition %d of %s is not at this instance".formatted(partition, store));
    }
    if (result.isFailure()) {
      if (result.getFailureReason() == FailureReason.UNKNOWN_QUERY_TYPE) {
        throw new IllegalStateException(result.getFailureMessage());
      }
      throw new StoreUnavailableException(
          "partition %d of %s is restoring or moving".formatted(partition, store));
    }
    return result.getResult();
  }

  private interface Asking<T> {
    T ask();
  }

  private static <T> T asking(Asking<T> asking) {
    try {
      return asking.ask();
    } catch (InvalidStateStoreException e) {
      throw new StoreUnavailableException("the stores are not ready: " + e.getMessage(), e);
    }
  }
}
