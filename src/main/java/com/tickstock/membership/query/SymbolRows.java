package com.tickstock.membership.query;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.topic.Topics;
import com.tickstock.membership.topology.RowKeys;
import com.tickstock.membership.topology.StoreNames;
import com.tickstock.membership.topology.SymbolRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The rows of {@code symbol-groups}: those of one symbol stand together. */
final class SymbolRows {
  private final StoreReader stores;

  SymbolRows(StoreReader stores) {
    this.stores = stores;
  }

  /** Partition by partition, one symbol in memory at a time. */
  void each(Environment environment, Consumer<SymbolJson> symbols) {
    Bytes prefix = RowKeys.prefix(environment);
    for (int partition = 0; partition < Topics.SYMBOL_CHANGES.partitions(); partition++) {
      try (KeyValueIterator<Bytes, SymbolRow> rows =
          stores
              .<SymbolRow>byBytes(StoreNames.SYMBOL_GROUPS, partition)
              .range(prefix, RowKeys.endOf(prefix))) {
        each(rows, symbols);
      }
    }
  }

  private static void each(KeyValueIterator<Bytes, SymbolRow> rows, Consumer<SymbolJson> symbols) {
    List<KeyValue<Bytes, SymbolRow>> ofOne = new ArrayList<>();
    String current = "";
    while (rows.hasNext()) {
      KeyValue<Bytes, SymbolRow> row = rows.next();
      String symbol = symbol(row);
      if (!symbol.equals(current) && !ofOne.isEmpty()) {
        symbols.accept(answer(new Symbol(current), ofOne));
        ofOne.clear();
      }
      current = symbol;
      ofOne.add(row);
    }
    if (!ofOne.isEmpty()) {
      symbols.accept(answer(new Symbol(current), ofOne));
    }
  }

  private static String symbol(KeyValue<Bytes, SymbolRow> row) {
    return RowKeys.parts(row.key)[1];
  }

  /**
   * @param rows of one symbol, at least one, in the order of their keys
   */
  static SymbolJson answer(Symbol symbol, List<KeyValue<Bytes, SymbolRow>> rows) {
    Optional<String> sector = Optional.empty();
    Optional<String> industry = Optional.empty();
    List<SymbolJson.InGroup> groups = new ArrayList<>();
    for (KeyValue<Bytes, SymbolRow> row : rows) {
      String[] parts = RowKeys.parts(row.key);
      GroupType type = GroupType.valueOf(parts[2]);
      groups.add(new SymbolJson.InGroup(type, parts[3], row.value.weight()));
      if (type == GroupType.SECTOR && sector.isEmpty()) {
        sector = Optional.of(parts[3]);
        industry = row.value.metadata().flatMap(SymbolRows::industry);
      }
    }
    return new SymbolJson(symbol, sector, industry, groups);
  }

  private static Optional<String> industry(JsonObject metadata) {
    byte[] json = metadata.text().getBytes(StandardCharsets.UTF_8);
    return Optional.ofNullable(Json.readTree(json).path("industry").textValue());
  }
}
