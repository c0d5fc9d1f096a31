package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.TimelineEntry;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.group.TransactionTimeView;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.store.StoredGroup;
import com.tickstock.membership.store.access.PartitionStores;
import java.util.Optional;

/**
 * The group as it was stored with a version: what was known then, without what came late. Empty
 * where there is no such version.
 */
@JsonTypeName("group-at-version")
public record GroupAtVersion(GroupKey key, long version) implements WholeGroup {
  @Override
  public int partition() {
    return PartitionStores.partition(key);
  }

  @Override
  public Optional<StoredGroup> look(PartitionStores stores) {
    TransactionTimeView known = stores.timeline(key, TransactionTimeView::of);
    return known.version(version).map(entry -> stored(entry, known));
  }

  private StoredGroup stored(TimelineEntry made, TransactionTimeView known) {
    byte[] json =
        known
            .asOf(TimelinePosition.LAST, made.at().offset())
            .map(group -> Json.write(GroupJson.of(key, version, made.recordedAt(), group)))
            .orElse(null);
    return StoredGroup.of(version, made.recordedAt(), made.at().offset(), json);
  }
}
