package com.tickstock.membership.topology;

import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.MemberChange;
import com.tickstock.membership.group.SectorPut;
import com.tickstock.membership.group.SectorTimeline;
import com.tickstock.membership.json.SymbolChangeJson;
import com.tickstock.membership.store.IndexProgressStore;
import com.tickstock.membership.store.OutcomeStore;
import com.tickstock.membership.store.RowKeys;
import com.tickstock.membership.store.Subtopology;
import com.tickstock.membership.store.SymbolGroupsStore;
import com.tickstock.membership.store.SymbolHistoryStore;
import com.tickstock.membership.store.SymbolRow;
import com.tickstock.membership.store.access.TaskAssignment;
import com.tickstock.membership.store.access.TaskAssignments;
import com.tickstock.membership.topic.Position;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/** Keeps, for each symbol, the groups it is in and those it was in. */
final class SymbolIndexProcessor implements Processor<String, IndexRecord, byte[], byte[]> {
  private final TaskAssignments assignments;
  private ProcessorContext<byte[], byte[]> context;
  private SymbolGroupsStore.Writer groups;
  private SymbolHistoryStore.Writer history;
  private IndexProgressStore.Writer progress;
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
      return Subtopology.INDEX.builders();
    }
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> processorContext) {
    context = processorContext;
    groups = new SymbolGroupsStore.Writer(context);
    history = new SymbolHistoryStore.Writer(context);
    progress = new IndexProgressStore.Writer(context);
    assignment = assignments.begin(Subtopology.INDEX, context.taskId().partition());
  }

  @Override
  public void close() {
    assignment.end();
  }

  @Override
  public void process(Record<String, IndexRecord> record) {
    record.value().change().ifPresent(change -> index(change, record.timestamp()));
    record.value().folded().map(Position::parse).ifPresent(progress::put);
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
    history.splice(key, change.from(), change.until(), row);
    if (change.until().isEmpty()) {
      groups.put(key, row);
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
        Instant.ofEpochMilli(context.currentSystemTimeMs()).minus(OutcomeStore.RETENTION);
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
    history
        .of(change.environment(), change.symbol(), GroupType.SECTOR)
        .forEach(
            row -> {
              Instant from = RowKeys.time(row.key);
              sectors.add(
                  RowKeys.parts(RowKeys.withoutTime(row.key))[3],
                  from,
                  row.value.version(),
                  row.value.putAt(from));
            });
    return sectors;
  }
}
