package com.tickstock.membership.query;

import com.tickstock.membership.topic.Partitions;
import com.tickstock.membership.topic.Topics;
import com.tickstock.membership.topology.StoreNames;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;

/**
 * Interactive queries on the stores of this instance: only where it is in charge of the partition,
 * never from a standby.
 *
 * <p>By {@code KafkaStreams.store}, not by {@code KafkaStreams.query}: in 4.3.1 the latter takes
 * the locks of a store in another order than writing does, and the two can wait for each other for
 * ever.
 *
 * @see <a href="https://issues.apache.org/jira/browse/KAFKA-19629">KAFKA-19629</a>
 */
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

  <V> ReadOnlyKeyValueStore<String, V> byText(String store, int partition) {
    return store(store, partition, QueryableStoreTypes.keyValueStore());
  }

  <V> ReadOnlyKeyValueStore<Bytes, V> byBytes(String store, int partition) {
    return store(store, partition, QueryableStoreTypes.keyValueStore());
  }

  <V> ReadOnlyWindowStore<Bytes, V> byTime(String store, int partition) {
    return store(store, partition, QueryableStoreTypes.windowStore());
  }

  private <T> T store(String name, int partition, QueryableStoreType<T> type) {
    try {
      return streams.store(
          StoreQueryParameters.fromNameAndType(name, type).withPartition(partition));
    } catch (InvalidStateStoreException e) {
      throw new StoreUnavailableException(
          "partition %d of %s %s".formatted(partition, name, whereabouts(name, partition)), e);
    }
  }

  /**
   * Runs a question to its end; a store may move or close while it is read.
   *
   * @throws StoreUnavailableException then
   */
  static <T> T asking(Supplier<T> question) {
    try {
      return question.get();
    } catch (InvalidStateStoreException e) {
      throw new StoreUnavailableException("a store is moving: " + e.getMessage(), e);
    }
  }

  private String whereabouts(String store, int partition) {
    if (!streams.state().isRunningOrRebalancing()) {
      return "is not open: the topology is " + streams.state();
    }
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
}
