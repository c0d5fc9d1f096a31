package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.SymbolJson;
import com.tickstock.membership.store.SymbolRow;
import com.tickstock.membership.store.access.PartitionStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Symbols of a partition that a group holds, with their groups, in order.
 *
 * @param after the last symbol of the page before
 * @param limit symbols, 1 to 1000; a page with fewer is the last one
 */
@JsonTypeName("symbol-page")
public record SymbolPage(int partition, Environment environment, Optional<Symbol> after, int limit)
    implements SymbolQuestion<List<SymbolJson>> {
  public SymbolPage {
    Limits.requirePage(limit);
  }

  /** The rows of one symbol stand together. */
  @Override
  public List<SymbolJson> answer(PartitionStores stores) {
    List<SymbolJson> page = new ArrayList<>();
    List<KeyValue<Bytes, SymbolRow>> ofOne = new ArrayList<>();
    try (KeyValueIterator<Bytes, SymbolRow> rows =
        stores.symbolGroups().after(environment, after)) {
      while (rows.hasNext() && page.size() < limit) {
        KeyValue<Bytes, SymbolRow> row = rows.next();
        if (!ofOne.isEmpty() && !SymbolRows.symbol(row).equals(SymbolRows.symbol(ofOne.get(0)))) {
          page.add(SymbolRows.answer(ofOne));
          ofOne.clear();
        }
        ofOne.add(row);
      }
    }
    if (page.size() < limit && !ofOne.isEmpty()) {
      page.add(SymbolRows.answer(ofOne));
    }
    return page;
  }
}
