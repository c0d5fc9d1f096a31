package com.tickstock.membership.query.question;

import com.tickstock.membership.topic.Position;
import com.tickstock.membership.topology.StoreNames;

/** A question about symbols: any event may be about them. */
public interface SymbolQuestion<A> extends Question<A> {

  @Override
  default String store() {
    return StoreNames.SYMBOL_GROUPS;
  }

  @Override
  default boolean sees(Position event, PartitionStores stores) {
    return stores.followed(event.partition()) >= event.offset();
  }
}
