package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.GroupSummaryJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The versions of some groups of a partition, in their order, without reading their members; empty
 * for one that does not exist now.
 */
@JsonTypeName("group-versions")
public record GroupVersions(int partition, List<GroupKey> keys)
    implements GroupQuestion<List<Optional<Long>>> {
  public GroupVersions {
    Limits.requirePage(keys.size());
  }

  @Override
  public List<Optional<Long>> answer(PartitionStores stores) {
    var catalog = stores.catalog();
    List<Optional<Long>> versions = new ArrayList<>();
    for (GroupKey key : keys) {
      byte[] summary = catalog.get(key.toString());
      versions.add(Optional.ofNullable(summary).map(GroupSummaryJson::version));
    }
    return versions;
  }
}
