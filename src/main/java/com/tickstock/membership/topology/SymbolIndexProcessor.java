package com.tickstock.membership.topology;

import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.MemberChange;
import com.tickstock.membership.group.SectorPut;
import com.tickstock.membership.group.SectorTimeline;
import com.tickstock.membership.json.SymbolChangeJson;
import com.tickstock.membership.topic.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Keeps, for each symbol, the groups it is in and those it was in. */
final class SymbolIndexProcessor implements Processor<String, IndexRecord, byte[], byte[]> {
  private final TaskAssignments assignments;
  private ProcessorContext<byte[], byte[]> context;
  private KeyValueStore<Bytes, SymbolRow> groups;
  private KeyValueStore<Bytes, SymbolRow> history;
  private KeyValueStore<Integer, Long> progress;
  private TaskAssignment assignment;

  private SymbolIndexProcessor(TaskAssignments assignments) {
    this.assignments = assignments;
  }

  record Supplier(TaskAssignments assignments)
      implements ProcessorSupplier<String, IndexRecord, byte[], byte[]> {
    @Override
    public Processor<String, IndexRecord, byte[], byte[]> get() {
      return new SymbolIndexProcessor(assignments);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      // in this order, as the description of the topology is to be the same each time
      return new LinkedHashSet<>(
          List.of(
              rows(StoreNames.SYMBOL_GROUPS),
              rows(StoreNames.SYMBOL_HISTORY),
              Stores.keyValueStoreBuilder(
                  Stores.persistentKeyValueStore(StoreNames.INDEX_PROGRESS),
                  Serdes.Integer(),
                  Serdes.Long())));
    }

    private static StoreBuilder<?> rows(String name) {
      return Stores.keyValueStoreBuilder(
          Stores.persistentKeyValueStore(name), Serdes.Bytes(), new JsonSerde<>(SymbolRow.class));
    }
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> processorContext) {
    context = processorContext;
    groups = context.getStateStore(StoreNames.SYMBOL_GROUPS);
    history = context.getStateStore(StoreNames.SYMBOL_HISTORY);
    progress = context.getStateStore(StoreNames.INDEX_PROGRESS);
    assignment = assignments.begin(StoreNames.SYMBOL_GROUPS, context.taskId().partition());
  }

  @Override
  public void close() {
    assignment.end();
  }

  @Override
  public void process(Record<String, IndexRecord> record) {
    record.value().change().ifPresent(change -> index(change, record.timestamp()));
    record.value().folded().map(Position::parse).ifPresent(this::follow);
  }

  private void follow(Position folded) {
    progress.put(folded.partition(), folded.offset());
  }

  private void index(SymbolChangeJson change, long timestamp) {
    Bytes key = RowKeys.prefix(change.environment(), change.symbol(), change.type(), change.name());
    SymbolRow row = row(change);
    // the answer of now may tell the industry that an earlier sector said
    if (change.until().isEmpty() || change.type() == GroupType.SECTOR) {
      assignment.changing(() -> put(key, change, row));
    } else {
      put(key, change, row);
    }
    if (change.type() == GroupType.SECTOR && isRecent(change)) {
      sectors(change).moves(change.name()).stream()
          .filter(move -> !isOfLoad(move, change))
          .forEach(move -> context.forward(SectorMoves.event(change, move, timestamp)));
    }
  }

  private void put(Bytes key, SymbolChangeJson change, SymbolRow row) {
    splice(key, change.from(), change.until(), row);
    if (change.until().isEmpty()) {
      groups.put(key, row.member() ? row : null);
    }
  }

  private static SymbolRow row(SymbolChangeJson change) {
    if (change.kind() == MemberChange.Kind.REMOVED) {
      return SymbolRow.absent(change.version());
    }
    Optional<SectorPut> put =
        change.type() == GroupType.SECTOR
            ? Optional.of(new SectorPut(change.from(), change.recordedAt()))
            : Optional.empty();
    return new SymbolRow(change.version(), true, change.weight(), change.metadata(), put);
  }

  /**
   * What follows from an older change stands in the log already: it is one of a log that is folded
   * anew, and ids of events are not known for longer.
   */
  private boolean isRecent(SymbolChangeJson change) {
    Instant oldest =
        Instant.ofEpochMilli(context.currentSystemTimeMs()).minus(GroupStores.OUTCOMES_KEPT);
    return change.recordedAt().isAfter(oldest);
  }

  /**
   * Whether the former sector loses the symbol without a move: a load of sectors writes all of
   * them. A load of the past does not write what another sector got later, so that needs its move.
   */
  private static boolean isOfLoad(SectorTimeline.Move move, SymbolChangeJson change) {
    boolean ofLoad =
        change.cause().source().equals(EventId.CSV) && change.cause().loadId().isPresent();
    return ofLoad && move.to().equals(change.name());
  }

  private SectorTimeline sectors(SymbolChangeJson change) {
    SectorTimeline sectors = new SectorTimeline();
    Bytes all = RowKeys.prefix(change.environment(), change.symbol(), GroupType.SECTOR);
    try (KeyValueIterator<Bytes, SymbolRow> rows = history.range(all, RowKeys.endOf(all))) {
      rows.forEachRemaining(
          row -> {
            Instant from = RowKeys.time(row.key);
            sectors.add(
                RowKeys.parts(RowKeys.withoutTime(row.key))[3],
                from,
                row.value.version(),
                row.value.putAt(from));
          });
    }
    return sectors;
  }

  /**
   * What held at the end of the interval holds from there on again. In an order in which whoever
   * reads meanwhile finds for any time either what was said of it before or what is said now.
   */
  private void splice(Bytes key, Instant from, Optional<Instant> until, SymbolRow row) {
    until.ifPresent(end -> history.put(RowKeys.at(key, end), at(key, end).startingAt(end)));
    history.put(RowKeys.at(key, from), row);
    inside(key, from, until).forEach(history::delete);
  }

  private SymbolRow at(Bytes key, Instant time) {
    try (KeyValueIterator<Bytes, SymbolRow> newest =
        history.reverseRange(key, RowKeys.at(key, time))) {
      return newest.hasNext() ? newest.next().value : SymbolRow.absent(0);
    }
  }

  private List<Bytes> inside(Bytes key, Instant from, Optional<Instant> until) {
    Bytes start = RowKeys.at(key, from);
    Bytes end = until.map(time -> RowKeys.at(key, time)).orElse(RowKeys.endOf(key));
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, SymbolRow> rows = history.range(start, end)) {
      while (rows.hasNext()) {
        Bytes next = rows.next().key;
        if (!next.equals(start) && !next.equals(end)) {
          keys.add(next);
        }
      }
    }
    return keys;
  }
}
