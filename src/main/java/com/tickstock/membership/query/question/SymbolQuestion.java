package com.tickstock.membership.query.question;

import com.tickstock.membership.store.SymbolGroupsStore;
import com.tickstock.membership.store.access.PartitionStores;
import com.tickstock.membership.topic.Position;

/** A question about symbols: any event may be about them. */
public interface SymbolQuestion<A> extends Question<A> {

  @Override
  default String store() {
    return SymbolGroupsStore.NAME;
  }

  @Override
  default boolean sees(Position event, PartitionStores stores) {
    return stores.followed(event.partition()) >= event.offset();
  }
}
