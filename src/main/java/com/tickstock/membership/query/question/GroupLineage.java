package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Lineage;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.json.LineageJson;
import com.tickstock.membership.store.access.PartitionStores;
import java.time.Instant;

/** Why each member was there at a time; without members where the group did not exist. */
@JsonTypeName("group-lineage")
public record GroupLineage(GroupKey key, Instant time) implements GroupQuestion<LineageJson> {
  @Override
  public int partition() {
    return PartitionStores.partition(key);
  }

  @Override
  public LineageJson answer(PartitionStores stores) {
    return stores.timeline(
        key,
        timeline -> LineageJson.of(key, Lineage.before(timeline, TimelinePosition.endOf(time))));
  }
}
