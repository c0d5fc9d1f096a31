package com.tickstock.membership.topology;

import com.tickstock.membership.group.MemberChange;
import com.tickstock.membership.json.SymbolChangeJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Keeps, for each symbol, the groups it is in and those it was in. */
final class SymbolIndexProcessor implements Processor<String, SymbolChangeJson, Void, Void> {
  private KeyValueStore<Bytes, SymbolRow> groups;
  private KeyValueStore<Bytes, SymbolRow> history;

  record Supplier() implements ProcessorSupplier<String, SymbolChangeJson, Void, Void> {
    @Override
    public Processor<String, SymbolChangeJson, Void, Void> get() {
      return new SymbolIndexProcessor();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(rows(StoreNames.SYMBOL_GROUPS), rows(StoreNames.SYMBOL_HISTORY));
    }

    private static StoreBuilder<?> rows(String name) {
      return Stores.keyValueStoreBuilder(
          Stores.persistentKeyValueStore(name), Serdes.Bytes(), new JsonSerde<>(SymbolRow.class));
    }
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    groups = context.getStateStore(StoreNames.SYMBOL_GROUPS);
    history = context.getStateStore(StoreNames.SYMBOL_HISTORY);
  }

  @Override
  public void process(Record<String, SymbolChangeJson> record) {
    SymbolChangeJson change = record.value();
    Bytes key = RowKeys.prefix(change.environment(), change.symbol(), change.type(), change.name());
    boolean member = change.kind() != MemberChange.Kind.REMOVED;
    SymbolRow row = new SymbolRow(change.version(), member, change.weight(), change.metadata());
    splice(key, change.from(), change.until(), row);
    if (change.until().isEmpty()) {
      groups.put(key, member ? row : null);
    }
  }

  /** What held at the end of the stretch holds from there on again. */
  private void splice(Bytes key, Instant from, Optional<Instant> until, SymbolRow row) {
    Optional<SymbolRow> afterwards = until.map(end -> at(key, end));
    stretch(key, from, until).forEach(history::delete);
    history.put(RowKeys.at(key, from), row);
    afterwards.ifPresent(next -> history.put(RowKeys.at(key, until.orElseThrow()), next));
  }

  private SymbolRow at(Bytes key, Instant time) {
    try (KeyValueIterator<Bytes, SymbolRow> newest =
        history.reverseRange(key, RowKeys.at(key, time))) {
      return newest.hasNext()
          ? newest.next().value
          : new SymbolRow(0, false, Optional.empty(), Optional.empty());
    }
  }

  private List<Bytes> stretch(Bytes key, Instant from, Optional<Instant> until) {
    Bytes end = until.map(time -> RowKeys.at(key, time)).orElse(RowKeys.endOf(key));
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, SymbolRow> rows = history.range(RowKeys.at(key, from), end)) {
      while (rows.hasNext()) {
        KeyValue<Bytes, SymbolRow> next = rows.next();
        if (!next.key.equals(end)) {
          keys.add(next.key);
        }
      }
    }
    return keys;
  }
}
