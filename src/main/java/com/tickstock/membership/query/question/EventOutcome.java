package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.store.access.PartitionStores;
import java.util.Optional;

/** What became of an event; empty where it has not been folded yet, or long ago. */
@JsonTypeName("event-outcome")
public record EventOutcome(GroupKey key, EventId event)
    implements GroupQuestion<Optional<OutcomeJson>> {
  @Override
  public int partition() {
    return PartitionStores.partition(key);
  }

  @Override
  public Optional<OutcomeJson> answer(PartitionStores stores) {
    return stores.outcomes().latest(key, event);
  }
}
