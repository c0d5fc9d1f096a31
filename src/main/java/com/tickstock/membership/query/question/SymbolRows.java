package com.tickstock.membership.query.question;

import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.SymbolJson;
import com.tickstock.membership.topology.RowKeys;
import com.tickstock.membership.topology.SymbolRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/** What the rows of one symbol say of it. */
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
