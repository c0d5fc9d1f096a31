package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.store.StoredGroup;
import com.tickstock.membership.store.access.PartitionStores;
import java.util.Optional;

/** The group as stored; of a retired one its version alone. Empty where it was never heard of. */
@JsonTypeName("group-now")
public record GroupNow(GroupKey key) implements WholeGroup {
  @Override
  public int partition() {
    return PartitionStores.partition(key);
  }

  @Override
  public Optional<StoredGroup> look(PartitionStores stores) {
    return stores.members().get(key);
  }
}
