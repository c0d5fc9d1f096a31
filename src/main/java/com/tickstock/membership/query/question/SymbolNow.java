package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.EncodedAnswer;
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
    implements SymbolQuestion<Optional<EncodedAnswer>>, CacheableQuestion<EncodedAnswer> {
  @Override
  public int partition() {
    return PartitionStores.partition(environment, symbol);
  }

  @Override
  public Optional<EncodedAnswer> look(PartitionStores stores) {
    Bytes prefix = RowKeys.prefix(environment, symbol);
    List<KeyValue<Bytes, SymbolRow>> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, SymbolRow> rows =
        stores.symbolGroups().range(prefix, RowKeys.endOf(prefix))) {
      rows.forEachRemaining(found::add);
    }
    return SymbolRows.find(symbol, found)
        .map(now -> SymbolRows.withIndustry(now, stores.symbolHistory(), environment, Instant.MAX))
        .map(EncodedAnswer::of);
  }

  @Override
  public byte[] toBytes(EncodedAnswer answer) {
    return answer.json();
  }

  @Override
  public EncodedAnswer fromBytes(byte[] json) {
    return EncodedAnswer.ofJson(json);
  }

  @Override
  public int size(EncodedAnswer answer) {
    return answer.json().length;
  }
}
