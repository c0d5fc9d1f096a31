package com.tickstock.membership.topology;

import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Tells whoever keeps answers whether the rows that they were made from are still the same: a
 * number that is another one after each change, and odd while one is being written. In memory
 * alone, and of one task: where that begins anew, so does the number, with another one.
 */
public final class ChangeStamp {
  private static final String KEY = "stamp";

  private final KeyValueStore<String, Long> store;
  private long settled = ThreadLocalRandom.current().nextLong() << 1;

  ChangeStamp(KeyValueStore<String, Long> store) {
    this.store = store;
    store.put(KEY, settled);
  }

  static StoreBuilder<?> store(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.Long())
        .withLoggingDisabled();
  }

  /** Where the writing fails, no rows count as settled before the next one is done. */
  void around(Runnable writing) {
    store.put(KEY, settled + 1);
    writing.run();
    settled += 2;
    store.put(KEY, settled);
  }

  /** Rows that were read between two equal ones are all of one state; empty while it changes. */
  public static OptionalLong of(ReadOnlyKeyValueStore<String, Long> store) {
    Long stamp = store.get(KEY);
    return stamp == null || stamp % 2 != 0 ? OptionalLong.empty() : OptionalLong.of(stamp);
  }
}
