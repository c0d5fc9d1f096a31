package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.Difference;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Timeline;
import com.tickstock.membership.group.TransactionTimeView;
import com.tickstock.membership.json.DiffJson;
import com.tickstock.membership.store.access.PartitionStores;
import java.util.Optional;

/** How a group differs between two days. */
@JsonTypeName("group-diff")
public record GroupDiff(GroupKey key, AsOf from, AsOf to) implements GroupQuestion<DiffJson> {
  @Override
  public int partition() {
    return PartitionStores.partition(key);
  }

  @Override
  public DiffJson answer(PartitionStores stores) {
    Difference difference =
        stores.timeline(
            key, timeline -> Difference.between(state(timeline, from), state(timeline, to)));
    return DiffJson.of(key, from.time(), to.time(), difference);
  }

  private static Optional<Group> state(Timeline timeline, AsOf when) {
    return when.knownAt()
        .map(knownAt -> TransactionTimeView.of(timeline).asOf(when.end(), knownAt))
        .orElseGet(() -> timeline.asOf(when.end()));
  }
}
