package com.tickstock.membership.store;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.TimelinePosition;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * (group, effective time, offset) to the event, some with a checkpoint of the whole group; and one
 * row a group, its {@link TimelineSeqlock}.
 */
public class GroupTimelineStore {
  public static final String NAME = "group-timeline";

  private final ReadOnlyKeyValueStore<Bytes, byte[]> rows;

  public GroupTimelineStore(ReadOnlyKeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(NAME), Serdes.Bytes(), Serdes.ByteArray());
  }

  public final StoredTimeline of(GroupKey group) {
    return new StoredTimeline(group, rows);
  }

  public final TimelineSeqlock seqlock(GroupKey group) {
    return TimelineSeqlock.of(rows, group);
  }

  /** The store of a task that writes it. */
  public static final class Writer extends GroupTimelineStore {
    private final KeyValueStore<Bytes, byte[]> rows;

    public Writer(ProcessingContext context) {
      this(context.<KeyValueStore<Bytes, byte[]>>getStateStore(NAME));
    }

    private Writer(KeyValueStore<Bytes, byte[]> rows) {
      super(rows);
      this.rows = rows;
    }

    public void put(GroupKey group, Map<TimelinePosition, byte[]> entries) {
      entries.forEach((at, row) -> rows.put(RowKeys.timeline(group, at), row));
    }

    public void put(GroupKey group, TimelineSeqlock seqlock) {
      seqlock.put(rows, group);
    }
  }
}
