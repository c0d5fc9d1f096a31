package com.tickstock.membership.query.question;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.SymbolJson;
import com.tickstock.membership.topology.RowKeys;
import com.tickstock.membership.topology.SymbolRow;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** What the rows of one symbol say of it, and how they are sought. */
final class SymbolRows {
  private SymbolRows() {}

  static Symbol symbol(KeyValue<Bytes, SymbolRow> row) {
    return new Symbol(RowKeys.parts(row.key)[1]);
  }

  static Optional<SymbolJson> find(Symbol symbol, List<KeyValue<Bytes, SymbolRow>> rows) {
    return rows.isEmpty() ? Optional.empty() : Optional.of(answer(symbol, rows));
  }

  /**
   * @param rows at least one
   */
  static SymbolJson answer(List<KeyValue<Bytes, SymbolRow>> rows) {
    return answer(symbol(rows.get(0)), rows);
  }

  private static SymbolJson answer(Symbol symbol, List<KeyValue<Bytes, SymbolRow>> rows) {
    return SymbolJson.of(symbol, rows.stream().map(SymbolRows::holder).toList());
  }

  private static SymbolJson.Holder holder(KeyValue<Bytes, SymbolRow> row) {
    String[] parts = RowKeys.parts(row.key);
    return new SymbolJson.Holder(
        GroupType.valueOf(parts[2]), parts[3], row.value.weight(), row.value.metadata());
  }

  /** The group of a row of the history, without its time. */
  static GroupKey group(Environment environment, Bytes key) {
    String[] parts = RowKeys.parts(key);
    return new GroupKey(environment, GroupType.valueOf(parts[2]), parts[3]);
  }

  /** The last group that has rows in the history, as the prefix of their keys. */
  static Optional<Bytes> lastGroup(ReadOnlyKeyValueStore<Bytes, SymbolRow> history, Bytes prefix) {
    return groupBefore(history, prefix, RowKeys.endOf(prefix));
  }

  /** The one before {@code end}, likewise: one seek, however many rows a group has. */
  static Optional<Bytes> groupBefore(
      ReadOnlyKeyValueStore<Bytes, SymbolRow> history, Bytes prefix, Bytes end) {
    return newest(history, prefix, end).map(row -> RowKeys.withoutTime(row.key));
  }

  static Optional<KeyValue<Bytes, SymbolRow>> newest(
      ReadOnlyKeyValueStore<Bytes, SymbolRow> history, Bytes from, Bytes to) {
    try (KeyValueIterator<Bytes, SymbolRow> rows = history.reverseRange(from, to)) {
      return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    }
  }
}
