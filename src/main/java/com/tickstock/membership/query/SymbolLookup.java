package com.tickstock.membership.query;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.SymbolChangeJson;
import com.tickstock.membership.topology.RowKeys;
import com.tickstock.membership.topology.StoreNames;
import com.tickstock.membership.topology.SymbolRow;
import java.nio.charset.StandardCharsets;
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
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> sector = Optional.empty();
    Optional<String> industry = Optional.empty();
    List<SymbolJson.InGroup> groups = new ArrayList<>();
    for (KeyValue<Bytes, SymbolRow> row : rows) {
      String[] parts = RowKeys.parts(row.key);
      GroupType type = GroupType.valueOf(parts[2]);
      groups.add(new SymbolJson.InGroup(type, parts[3], row.value.weight()));
      if (type == GroupType.SECTOR && sector.isEmpty()) {
        sector = Optional.of(parts[3]);
        industry = row.value.metadata().flatMap(SymbolLookup::industry);
      }
    }
    return Optional.of(new SymbolJson(symbol, sector, industry, groups));
  }

  private static Optional<String> industry(JsonObject metadata) {
    byte[] json = metadata.text().getBytes(StandardCharsets.UTF_8);
    return Optional.ofNullable(Json.readTree(json).path("industry").textValue());
  }
}
