package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.Served;
import com.tickstock.membership.topology.RowKeys;
import com.tickstock.membership.topology.SymbolRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The groups that hold the symbol; empty where none does. */
@JsonTypeName("symbol-now")
public record SymbolNow(Environment environment, Symbol symbol)
    implements SymbolQuestion<Optional<Served>>, ServedQuestion<Served> {
  @Override
  public int partition() {
    return PartitionStores.partition(environment, symbol);
  }

  @Override
  public Optional<Served> look(PartitionStores stores) {
    Bytes prefix = RowKeys.prefix(environment, symbol);
    List<KeyValue<Bytes, SymbolRow>> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, SymbolRow> rows =
        stores.symbolGroups().range(prefix, RowKeys.endOf(prefix))) {
      rows.forEachRemaining(found::add);
    }
    return SymbolRows.find(symbol, found)
        .map(now -> SymbolRows.withIndustry(now, stores.symbolHistory(), environment, Instant.MAX))
        .map(Served::of);
  }

  @Override
  public byte[] toBytes(Served answer) {
    return answer.json();
  }

  @Override
  public Served fromBytes(byte[] json) {
    return Served.ofJson(json);
  }

  @Override
  public int size(Served answer) {
    return answer.json().length;
  }
}
