package com.tickstock.membership.store;

import com.tickstock.membership.group.CurrentVersion;
import com.tickstock.membership.group.GroupKey;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * {@code DEFAULT/ETF/SPY} to the whole group now, as the bytes that are served. A retired group
 * keeps its row, without members.
 */
public class GroupMembersStore {
  public static final String NAME = "group-members";

  private final ReadOnlyKeyValueStore<String, StoredGroup> rows;

  public GroupMembersStore(ReadOnlyKeyValueStore<String, StoredGroup> rows) {
    this.rows = rows;
  }

  static StoreBuilder<KeyValueStore<String, StoredGroup>> builder() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(NAME), Serdes.String(), StoredGroup.serde());
  }

  public final Optional<StoredGroup> get(GroupKey group) {
    return Optional.ofNullable(rows.get(group.toString()));
  }

  /** Rows by key, both ends included; to be closed. */
  public final KeyValueIterator<String, StoredGroup> range(String from, String to) {
    return rows.range(from, to);
  }

  public final CurrentVersion current(GroupKey group) {
    return get(group).map(StoredGroup::head).orElse(CurrentVersion.NONE);
  }

  /** 0 if the group was never written. */
  public final long version(GroupKey group) {
    return get(group).map(StoredGroup::version).orElse(0L);
  }

  /** The store of a task that writes it. */
  public static final class Writer extends GroupMembersStore {
    private final KeyValueStore<String, StoredGroup> rows;

    public Writer(ProcessingContext context) {
      this(context.<KeyValueStore<String, StoredGroup>>getStateStore(NAME));
    }

    private Writer(KeyValueStore<String, StoredGroup> rows) {
      super(rows);
      this.rows = rows;
    }

    public void put(GroupKey group, StoredGroup row) {
      rows.put(group.toString(), row);
    }
  }
}
