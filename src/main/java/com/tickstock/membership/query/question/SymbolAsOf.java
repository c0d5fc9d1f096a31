package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.SymbolJson;
import com.tickstock.membership.store.RowKeys;
import com.tickstock.membership.store.SymbolHistoryStore;
import com.tickstock.membership.store.SymbolRow;
import com.tickstock.membership.store.access.PartitionStores;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

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
    SymbolHistoryStore history = stores.symbolHistory();
    Bytes prefix = RowKeys.prefix(environment, symbol);
    Deque<KeyValue<Bytes, SymbolRow>> found = new ArrayDeque<>();
    Optional<Bytes> group = history.lastGroup(prefix);
    while (group.isPresent()) {
      Bytes key = group.get();
      history
          .at(key, time)
          .filter(SymbolRow::member)
          .ifPresent(row -> found.addFirst(KeyValue.pair(key, row)));
      group = history.groupBefore(prefix, key);
    }
    return SymbolRows.find(symbol, List.copyOf(found))
        .map(then -> SymbolRows.withIndustry(then, history, environment, time.plusNanos(1)));
  }
}
