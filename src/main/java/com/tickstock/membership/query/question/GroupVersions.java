package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.store.GroupCatalogStore;
import com.tickstock.membership.store.access.PartitionStores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

  /** A question for each partition that holds one of the groups. */
  public static List<GroupVersions> of(Collection<GroupKey> keys) {
    Map<Integer, List<GroupKey>> byPartition =
        keys.stream().collect(Collectors.groupingBy(PartitionStores::partition));
    List<GroupVersions> questions = new ArrayList<>();
    byPartition.forEach((partition, some) -> questions.add(new GroupVersions(partition, some)));
    return questions;
  }

  /** An answer by group, of those that exist. */
  public Map<GroupKey, Long> byGroup(List<Optional<Long>> answer) {
    Map<GroupKey, Long> versions = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      GroupKey key = keys.get(i);
      answer.get(i).ifPresent(version -> versions.put(key, version));
    }
    return versions;
  }

  @Override
  public List<Optional<Long>> answer(PartitionStores stores) {
    GroupCatalogStore catalog = stores.catalog();
    return keys.stream().map(catalog::version).toList();
  }
}
