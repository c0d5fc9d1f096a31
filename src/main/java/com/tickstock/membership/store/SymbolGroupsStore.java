package com.tickstock.membership.store;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * (environment, symbol, type, group) to the membership now. The rows of a symbol are next to each
 * other, so that a symbol in many groups costs one range.
 */
public class SymbolGroupsStore {
  public static final String NAME = "symbol-groups";

  private final ReadOnlyKeyValueStore<Bytes, SymbolRow> rows;

  public SymbolGroupsStore(ReadOnlyKeyValueStore<Bytes, SymbolRow> rows) {
    this.rows = rows;
  }

  static StoreBuilder<KeyValueStore<Bytes, SymbolRow>> builder() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(NAME), Serdes.Bytes(), new JsonSerde<>(SymbolRow.class));
  }

  /** The groups that hold a symbol. */
  public final List<KeyValue<Bytes, SymbolRow>> of(Environment environment, Symbol symbol) {
    Bytes prefix = RowKeys.prefix(environment, symbol);
    List<KeyValue<Bytes, SymbolRow>> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, SymbolRow> each = rows.range(prefix, RowKeys.endOf(prefix))) {
      each.forEachRemaining(found::add);
    }
    return found;
  }

  /** The rows of all symbols after one, by symbol; to be closed. */
  public final KeyValueIterator<Bytes, SymbolRow> after(
      Environment environment, Optional<Symbol> symbol) {
    Bytes all = RowKeys.prefix(environment);
    Bytes from = symbol.map(s -> RowKeys.endOf(RowKeys.prefix(environment, s))).orElse(all);
    return rows.range(from, RowKeys.endOf(all));
  }

  /** The store of a task that writes it. */
  public static final class Writer extends SymbolGroupsStore {
    private final KeyValueStore<Bytes, SymbolRow> rows;

    public Writer(ProcessingContext context) {
      this(context.<KeyValueStore<Bytes, SymbolRow>>getStateStore(NAME));
    }

    private Writer(KeyValueStore<Bytes, SymbolRow> rows) {
      super(rows);
      this.rows = rows;
    }

    /** A row that is no member removes the row. */
    public void put(Bytes key, SymbolRow row) {
      rows.put(key, row.member() ? row : null);
    }
  }
}
