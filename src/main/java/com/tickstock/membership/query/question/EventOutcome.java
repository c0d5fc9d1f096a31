package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.topology.RowKeys;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.state.WindowStoreIterator;

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
    Instant last = Instant.ofEpochMilli(Long.MAX_VALUE);
    try (WindowStoreIterator<OutcomeJson> newestFirst =
        stores.outcomes().backwardFetch(RowKeys.outcome(key, event), Instant.EPOCH, last)) {
      return newestFirst.hasNext() ? Optional.of(newestFirst.next().value) : Optional.empty();
    }
  }
}
