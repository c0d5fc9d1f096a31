package com.tickstock.membership.store;

import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.OutcomeJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * (group, event source, event id) to the outcome of the event. A window store, because it forgets
 * by itself: expired segments are dropped whole.
 */
public class OutcomeStore {
  public static final String NAME = "outcomes";

  /** How long a repeated event id is recognised, and a writer can ask for the outcome. */
  public static final Duration RETENTION = Duration.ofDays(7);

  private final ReadOnlyWindowStore<Bytes, OutcomeJson> rows;

  public OutcomeStore(ReadOnlyWindowStore<Bytes, OutcomeJson> rows) {
    this.rows = rows;
  }

  static StoreBuilder<WindowStore<Bytes, OutcomeJson>> builder() {
    return Stores.windowStoreBuilder(
        new ReopeningWindowStore.Supplier(
            Stores.persistentWindowStore(NAME, RETENTION, Duration.ofMillis(1), false)),
        Serdes.Bytes(),
        new JsonSerde<>(OutcomeJson.class));
  }

  public final Optional<OutcomeJson> latest(GroupKey group, EventId event) {
    return latest(group, event, Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE));
  }

  /**
   * The latest outcome within the retention.
   *
   * @param now stream time; a broker that took over may be a little behind its predecessor, so
   *     outcomes after it count as well
   */
  public final Optional<OutcomeJson> latest(GroupKey group, EventId event, Instant now) {
    Instant from = now.minus(RETENTION);
    return latest(
        group, event, from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from, now.plus(RETENTION));
  }

  private Optional<OutcomeJson> latest(GroupKey group, EventId event, Instant from, Instant to) {
    try (WindowStoreIterator<OutcomeJson> newestFirst =
        rows.backwardFetch(RowKeys.outcome(group, event), from, to)) {
      return newestFirst.hasNext() ? Optional.of(newestFirst.next().value) : Optional.empty();
    }
  }

  /** The store of a task that writes it. */
  public static final class Writer extends OutcomeStore {
    private final WindowStore<Bytes, OutcomeJson> rows;

    public Writer(ProcessingContext context) {
      this(context.<WindowStore<Bytes, OutcomeJson>>getStateStore(NAME));
    }

    private Writer(WindowStore<Bytes, OutcomeJson> rows) {
      super(rows);
      this.rows = rows;
    }

    public void put(GroupKey group, EventId event, OutcomeJson outcome, Instant now) {
      rows.put(RowKeys.outcome(group, event), outcome, now.toEpochMilli());
    }
  }
}
