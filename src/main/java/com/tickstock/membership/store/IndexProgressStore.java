package com.tickstock.membership.store;

import com.tickstock.membership.topic.Position;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * A partition of the log to the last offset that the symbol index of this partition has followed.
 */
public class IndexProgressStore {
  public static final String NAME = "index-progress";

  private final ReadOnlyKeyValueStore<Integer, Long> rows;

  public IndexProgressStore(ReadOnlyKeyValueStore<Integer, Long> rows) {
    this.rows = rows;
  }

  static StoreBuilder<KeyValueStore<Integer, Long>> builder() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(NAME), Serdes.Integer(), Serdes.Long());
  }

  /** {@link Progress#NONE} before the first event. */
  public final long followed(int logPartition) {
    return Optional.ofNullable(rows.get(logPartition)).orElse(Progress.NONE);
  }

  /** The store of a task that writes it. */
  public static final class Writer extends IndexProgressStore {
    private final KeyValueStore<Integer, Long> rows;

    public Writer(ProcessingContext context) {
      this(context.<KeyValueStore<Integer, Long>>getStateStore(NAME));
    }

    private Writer(KeyValueStore<Integer, Long> rows) {
      super(rows);
      this.rows = rows;
    }

    public void put(Position folded) {
      rows.put(folded.partition(), folded.offset());
    }
  }
}
