package com.tickstock.membership.query;

import com.tickstock.membership.topic.Partitions;
import com.tickstock.membership.topic.Topics;
import com.tickstock.membership.topology.StoreNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.query.StateQueryResult;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Interactive queries on the stores of this instance. */
final class StoreReader {
  private final KafkaStreams streams;
  private final HostInfo self;

  StoreReader(KafkaStreams streams, HostInfo self) {
    this.streams = streams;
    this.self = self;
  }

  /** The partition of a key: where its record is in the log. */
  static int partition(String key) {
    return Partitions.of(key.getBytes(StandardCharsets.UTF_8), Topics.EVENTS.partitions());
  }

  <K, V> KeyValueIterator<K, V> ascending(String store, int partition, K from, K to) {
    return query(store, partition, RangeQuery.<K, V>withRange(from, to).withAscendingKeys());
  }

  <K, V> KeyValueIterator<K, V> descending(String store, int partition, K from, K to) {
    return query(store, partition, RangeQuery.<K, V>withRange(from, to).withDescendingKeys());
  }

  /**
   * The result of a query of one partition. This instance is asked first, as it answers only where
   * it is the one that is in charge; where it is not, the metadata says who is.
   */
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

  private <R> R result(String store, int partition, QueryResult<R> result) {
    if (result == null || result.isFailure()) {
      if (result != null && result.getFailureReason() == FailureReason.UNKNOWN_QUERY_TYPE) {
        throw new IllegalStateException(result.getFailureMessage());
      }
      throw new StoreUnavailableException(
          "partition %d of %s %s".formatted(partition, store, whereabouts(store, partition)));
    }
    return result.getResult();
  }

  private String whereabouts(String store, int partition) {
    return streams.streamsMetadataForStore(store).stream()
        .filter(instance -> !instance.hostInfo().equals(self))
        .filter(instance -> holds(instance, store, partition))
        .findFirst()
        .map(
            holder ->
                "is held by %s:%d, not by this instance".formatted(holder.host(), holder.port()))
        .orElse("is restoring or moving");
  }

  /** The symbol stores are filled from a topic of their own, whose partitions are theirs. */
  private static boolean holds(StreamsMetadata instance, String store, int partition) {
    boolean ofSymbols =
        store.equals(StoreNames.SYMBOL_GROUPS) || store.equals(StoreNames.SYMBOL_HISTORY);
    return instance.topicPartitions().stream()
        .filter(source -> ofSymbols != source.topic().equals(Topics.EVENTS.name()))
        .anyMatch(source -> source.partition() == partition);
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
