package com.tickstock.membership.store;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.Json;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * {@code DEFAULT/ETF/SPY} to a summary of the group as JSON, for lists without reading members. A
 * retired group has no row.
 */
public class GroupCatalogStore {
  public static final String NAME = "group-catalog";

  private final ReadOnlyKeyValueStore<String, byte[]> rows;

  public GroupCatalogStore(ReadOnlyKeyValueStore<String, byte[]> rows) {
    this.rows = rows;
  }

  static StoreBuilder<KeyValueStore<String, byte[]>> builder() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(NAME), Serdes.String(), Serdes.ByteArray());
  }

  /** Rows by key, both ends included; to be closed. */
  public final KeyValueIterator<String, byte[]> range(String from, String to) {
    return rows.range(from, to);
  }

  /** Empty if the group does not exist now. */
  public final Optional<Long> version(GroupKey group) {
    return Optional.ofNullable(rows.get(group.toString())).map(GroupSummaryJson::version);
  }

  /** The store of a task that writes it. */
  public static final class Writer extends GroupCatalogStore {
    private final KeyValueStore<String, byte[]> rows;

    public Writer(ProcessingContext context) {
      this(context.<KeyValueStore<String, byte[]>>getStateStore(NAME));
    }

    private Writer(KeyValueStore<String, byte[]> rows) {
      super(rows);
      this.rows = rows;
    }

    /**
     * @param summary empty if the group does not exist now
     */
    public void put(GroupKey group, Optional<GroupSummaryJson> summary) {
      rows.put(group.toString(), summary.map(Json::write).orElse(null));
    }
  }
}
