package com.tickstock.membership.store;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Symbol;
import java.time.Instant;
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
 * (environment, symbol, type, group, effective time) to the membership from then on, or to "not a
 * member". As of a day is one reverse seek for each group that ever held the symbol.
 */
public class SymbolHistoryStore {
  public static final String NAME = "symbol-history";

  private final ReadOnlyKeyValueStore<Bytes, SymbolRow> rows;

  public SymbolHistoryStore(ReadOnlyKeyValueStore<Bytes, SymbolRow> rows) {
    this.rows = rows;
  }

  static StoreBuilder<KeyValueStore<Bytes, SymbolRow>> builder() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(NAME), Serdes.Bytes(), new JsonSerde<>(SymbolRow.class));
  }

  /** All rows of a symbol in groups of a type, by group and time. */
  public final List<KeyValue<Bytes, SymbolRow>> of(
      Environment environment, Symbol symbol, GroupType type) {
    Bytes prefix = RowKeys.prefix(environment, symbol, type);
    List<KeyValue<Bytes, SymbolRow>> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, SymbolRow> each = rows.range(prefix, RowKeys.endOf(prefix))) {
      each.forEachRemaining(found::add);
    }
    return found;
  }

  /** The last group with rows of the symbol, as the prefix of their keys. */
  public final Optional<Bytes> lastGroup(Bytes symbol) {
    return groupBefore(symbol, RowKeys.endOf(symbol));
  }

  /** The group before {@code group}, likewise: one seek, however many rows a group has. */
  public final Optional<Bytes> groupBefore(Bytes symbol, Bytes group) {
    return newest(symbol, group).map(row -> RowKeys.withoutTime(row.key));
  }

  /** The row of a group that holds at {@code time}. */
  public final Optional<SymbolRow> at(Bytes group, Instant time) {
    return newest(group, RowKeys.at(group, time)).map(row -> row.value);
  }

  private Optional<KeyValue<Bytes, SymbolRow>> newest(Bytes from, Bytes to) {
    try (KeyValueIterator<Bytes, SymbolRow> newestFirst = rows.reverseRange(from, to)) {
      return newestFirst.hasNext() ? Optional.of(newestFirst.next()) : Optional.empty();
    }
  }

  /** The store of a task that writes it. */
  public static final class Writer extends SymbolHistoryStore {
    private final KeyValueStore<Bytes, SymbolRow> rows;

    public Writer(ProcessingContext context) {
      this(context.<KeyValueStore<Bytes, SymbolRow>>getStateStore(NAME));
    }

    private Writer(KeyValueStore<Bytes, SymbolRow> rows) {
      super(rows);
      this.rows = rows;
    }

    /**
     * Puts a row from {@code from} on. After {@code until} the membership is again what it was. The
     * order of the writes lets a concurrent reader find, for any time, either the old or the new
     * row.
     *
     * @param until empty if the row holds to this day
     */
    public void splice(Bytes group, Instant from, Optional<Instant> until, SymbolRow row) {
      until.ifPresent(
          end ->
              rows.put(
                  RowKeys.at(group, end),
                  at(group, end).orElse(SymbolRow.absent(0)).startingAt(end)));
      rows.put(RowKeys.at(group, from), row);
      between(group, from, until).forEach(rows::delete);
    }

    private List<Bytes> between(Bytes group, Instant from, Optional<Instant> until) {
      Bytes start = RowKeys.at(group, from);
      Bytes end = until.map(time -> RowKeys.at(group, time)).orElse(RowKeys.endOf(group));
      List<Bytes> keys = new ArrayList<>();
      try (KeyValueIterator<Bytes, SymbolRow> each = rows.range(start, end)) {
        while (each.hasNext()) {
          Bytes next = each.next().key;
          if (!next.equals(start) && !next.equals(end)) {
            keys.add(next);
          }
        }
      }
      return keys;
    }
  }
}
