package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.SymbolJson;
import com.tickstock.membership.topology.RowKeys;
import com.tickstock.membership.topology.SymbolRow;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The groups that held the symbol at a time, as far as is known now; empty where none did. */
@JsonTypeName("symbol-as-of")
public record SymbolAsOf(Environment environment, Symbol symbol, Instant time)
    implements SymbolQuestion<Optional<SymbolJson>> {

  @Override
  public int partition() {
    return PartitionStores.partition(environment, symbol);
  }

  /** Backwards, with one seek for each group that ever held the symbol. */
  @Override
  public Optional<SymbolJson> answer(PartitionStores stores) {
    ReadOnlyKeyValueStore<Bytes, SymbolRow> history = stores.symbolHistory();
    Bytes prefix = RowKeys.prefix(environment, symbol);
    Deque<KeyValue<Bytes, SymbolRow>> found = new ArrayDeque<>();
    Optional<Bytes> group = SymbolRows.lastGroup(history, prefix);
    while (group.isPresent()) {
      Bytes key = group.get();
      SymbolRows.newest(history, key, RowKeys.at(key, time))
          .filter(row -> row.value.member())
          .ifPresent(row -> found.addFirst(KeyValue.pair(key, row.value)));
      group = SymbolRows.groupBefore(history, prefix, key);
    }
    return SymbolRows.find(symbol, List.copyOf(found))
        .map(then -> SymbolRows.withIndustry(then, history, environment, time.plusNanos(1)));
  }
}
