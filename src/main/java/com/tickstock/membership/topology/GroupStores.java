package com.tickstock.membership.topology;

import com.tickstock.membership.group.Change;
import com.tickstock.membership.group.CurrentVersion;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Timeline;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.OutcomeJson;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** The stores that the fold reads and writes, of one partition. */
final class GroupStores {
  /** How long a repeated event id is known, and a writer can ask what became of its event. */
  static final Duration OUTCOMES_KEPT = Duration.ofDays(7);

  private final KeyValueStore<String, StoredGroup> members;
  private final KeyValueStore<Bytes, byte[]> timeline;
  private final KeyValueStore<String, byte[]> catalog;
  private final WindowStore<Bytes, OutcomeJson> outcomes;
  private final KeyValueStore<String, Progress> progress;

  GroupStores(ProcessingContext context) {
    members = context.getStateStore(StoreNames.GROUP_MEMBERS);
    timeline = context.getStateStore(StoreNames.GROUP_TIMELINE);
    catalog = context.getStateStore(StoreNames.GROUP_CATALOG);
    outcomes = context.getStateStore(StoreNames.OUTCOMES);
    progress = context.getStateStore(StoreNames.FOLD_PROGRESS);
  }

  static Set<StoreBuilder<?>> builders() {
    // in this order, as the description of the topology is to be the same each time
    return new LinkedHashSet<>(
        List.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(StoreNames.GROUP_MEMBERS),
                Serdes.String(),
                StoredGroup.serde()),
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(StoreNames.GROUP_TIMELINE),
                Serdes.Bytes(),
                Serdes.ByteArray()),
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(StoreNames.GROUP_CATALOG),
                Serdes.String(),
                Serdes.ByteArray()),
            // a window store, because it forgets by itself: expired segments are dropped whole
            Stores.windowStoreBuilder(
                new ReopeningWindowStore.Supplier(
                    Stores.persistentWindowStore(
                        StoreNames.OUTCOMES, OUTCOMES_KEPT, Duration.ofMillis(1), false)),
                Serdes.Bytes(),
                new JsonSerde<>(OutcomeJson.class)),
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(StoreNames.FOLD_PROGRESS),
                Serdes.String(),
                new JsonSerde<>(Progress.class))));
  }

  CurrentVersion head(GroupKey group) {
    StoredGroup row = members.get(group.toString());
    return row == null ? CurrentVersion.NONE : row.head();
  }

  long version(GroupKey group) {
    StoredGroup row = members.get(group.toString());
    return row == null ? 0 : row.version();
  }

  Timeline timeline(GroupKey group) {
    return new StoredTimeline(group, timeline);
  }

  /**
   * The latest of an event id that is still known.
   *
   * @param now epoch milliseconds; a broker that took over may be a little behind its predecessor
   */
  Optional<OutcomeJson> outcome(Bytes key, long now) {
    long kept = OUTCOMES_KEPT.toMillis();
    try (WindowStoreIterator<OutcomeJson> found =
        outcomes.backwardFetch(key, Math.max(0, now - kept), now + kept)) {
      return found.hasNext() ? Optional.of(found.next().value) : Optional.empty();
    }
  }

  void put(Bytes key, OutcomeJson outcome, long now) {
    outcomes.put(key, outcome, now);
  }

  void put(GroupKey group, Map<TimelinePosition, byte[]> rows) {
    rows.forEach((at, row) -> timeline.put(RowKeys.timeline(group, at), row));
  }

  /**
   * A retired group keeps its version and leaves the catalog. Whoever reads the timeline and the
   * version meanwhile can tell by {@link TimelineSeqlock}.
   *
   * @param offset of its event
   * @param rows of the timeline
   * @param json the group now; null where it does not exist
   */
  void put(
      Change change,
      long offset,
      Map<TimelinePosition, byte[]> rows,
      Optional<GroupJson> now,
      byte[] json) {
    GroupKey key = change.group();
    TimelineSeqlock begun = TimelineSeqlock.of(timeline, key).begun();
    begun.put(timeline, key);
    put(key, rows);
    String group = key.toString();
    members.put(group, StoredGroup.of(change.version(), change.recordedAt(), offset, json));
    catalog.put(group, now.map(GroupJson::summary).map(Json::write).orElse(null));
    begun.done(change.version(), change.recordedAt()).put(timeline, key);
  }

  /** After all that came of the event is written. */
  void putProgress(long offset, boolean changed) {
    Progress before = progress.get(Progress.KEY);
    long lastChange = before == null ? Progress.NONE : before.changed();
    progress.put(Progress.KEY, new Progress(offset, changed ? offset : lastChange));
  }
}
