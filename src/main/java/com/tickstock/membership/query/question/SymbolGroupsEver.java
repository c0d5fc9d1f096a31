package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.store.RowKeys;
import com.tickstock.membership.store.SymbolHistoryStore;
import com.tickstock.membership.store.access.PartitionStores;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * The groups of which the symbol was ever thought to be a member, in order. One that is known today
 * never to have held it is among them: that it does not is a row as well.
 */
@JsonTypeName("symbol-groups-ever")
public record SymbolGroupsEver(Environment environment, Symbol symbol)
    implements SymbolQuestion<List<GroupKey>> {

  @Override
  public int partition() {
    return PartitionStores.partition(environment, symbol);
  }

  @Override
  public List<GroupKey> answer(PartitionStores stores) {
    SymbolHistoryStore history = stores.symbolHistory();
    Bytes prefix = RowKeys.prefix(environment, symbol);
    Deque<GroupKey> groups = new ArrayDeque<>();
    Optional<Bytes> group = history.lastGroup(prefix);
    while (group.isPresent()) {
      groups.addFirst(SymbolRows.group(environment, group.get()));
      group = history.groupBefore(prefix, group.get());
    }
    return List.copyOf(groups);
  }
}
