package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.EncodedAnswer;
import com.tickstock.membership.store.access.PartitionStores;
import java.time.Instant;
import java.util.Optional;

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
    return SymbolRows.find(symbol, stores.symbolGroups().of(environment, symbol))
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
