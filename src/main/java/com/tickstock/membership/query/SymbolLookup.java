package com.tickstock.membership.query;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.SymbolChangeJson;
import com.tickstock.membership.topology.RowKeys;
import com.tickstock.membership.topology.StoreNames;
import com.tickstock.membership.topology.SymbolRow;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The groups of one symbol, from its rows in the symbol stores. */
final class SymbolLookup {
  private final StoreReader stores;
  private final Symbol symbol;
  private final Bytes prefix;
  private final int partition;

  SymbolLookup(StoreReader stores, Environment environment, Symbol symbol) {
    this.stores = stores;
    this.symbol = symbol;
    this.prefix = RowKeys.prefix(environment, symbol);
    this.partition = StoreReader.partition(SymbolChangeJson.key(environment, symbol));
  }

  Optional<SymbolJson> now() {
    List<KeyValue<Bytes, SymbolRow>> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, SymbolRow> rows =
        stores
            .<SymbolRow>byBytes(StoreNames.SYMBOL_GROUPS, partition)
            .range(prefix, RowKeys.endOf(prefix))) {
      rows.forEachRemaining(found::add);
    }
    return answer(found);
  }

  /** Backwards, with one seek for each group that ever held the symbol. */
  Optional<SymbolJson> asOf(Instant time) {
    Deque<KeyValue<Bytes, SymbolRow>> found = new ArrayDeque<>();
    Optional<Bytes> group = groupBefore(RowKeys.endOf(prefix));
    while (group.isPresent()) {
      Bytes key = group.get();
      newest(key, RowKeys.at(key, time))
          .filter(row -> row.value.member())
          .ifPresent(row -> found.addFirst(KeyValue.pair(key, row.value)));
      group = groupBefore(key);
    }
    return answer(List.copyOf(found));
  }

  private Optional<Bytes> groupBefore(Bytes end) {
    return newest(prefix, end).map(row -> RowKeys.withoutTime(row.key));
  }

  private Optional<KeyValue<Bytes, SymbolRow>> newest(Bytes from, Bytes to) {
    try (KeyValueIterator<Bytes, SymbolRow> rows =
        stores.<SymbolRow>byBytes(StoreNames.SYMBOL_HISTORY, partition).reverseRange(from, to)) {
      return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    }
  }

  private Optional<SymbolJson> answer(List<KeyValue<Bytes, SymbolRow>> rows) {
    return rows.isEmpty() ? Optional.empty() : Optional.of(SymbolRows.answer(symbol, rows));
  }
}
