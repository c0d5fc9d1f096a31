package com.tickstock.membership.store;

import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** How far the partition of the log is folded, in one row. */
public class FoldProgressStore {
  public static final String NAME = "fold-progress";

  private static final String KEY = "events";

  private final ReadOnlyKeyValueStore<String, Progress> rows;

  public FoldProgressStore(ReadOnlyKeyValueStore<String, Progress> rows) {
    this.rows = rows;
  }

  static StoreBuilder<KeyValueStore<String, Progress>> builder() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(NAME), Serdes.String(), new JsonSerde<>(Progress.class));
  }

  public final Progress get() {
    return Optional.ofNullable(rows.get(KEY)).orElse(Progress.START);
  }

  /** The store of a task that writes it. */
  public static final class Writer extends FoldProgressStore {
    private final KeyValueStore<String, Progress> rows;

    public Writer(ProcessingContext context) {
      this(context.<KeyValueStore<String, Progress>>getStateStore(NAME));
    }

    private Writer(KeyValueStore<String, Progress> rows) {
      super(rows);
      this.rows = rows;
    }

    /**
     * After everything that the event changed is written.
     *
     * @param changed whether it made a version
     */
    public void put(long offset, boolean changed) {
      rows.put(KEY, new Progress(offset, changed ? offset : get().changed()));
    }
  }
}
