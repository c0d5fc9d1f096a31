package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.store.access.PartitionStores;
import com.tickstock.membership.topic.Topics;
import java.util.Map;
import java.util.TreeMap;

/** How far a partition of the index by symbol has followed each partition of the log. */
@JsonTypeName("index-progress")
public record IndexProgress(int partition) implements SymbolQuestion<Map<Integer, Long>> {

  @Override
  public Map<Integer, Long> answer(PartitionStores stores) {
    Map<Integer, Long> followed = new TreeMap<>();
    for (int log = 0; log < Topics.EVENTS.partitions(); log++) {
      followed.put(log, stores.followed(log));
    }
    return followed;
  }
}
