package com.tickstock.membership.query.question;

import com.tickstock.membership.store.GroupMembersStore;
import com.tickstock.membership.store.access.PartitionStores;
import com.tickstock.membership.topic.Position;

/** A question about groups: a group is in the partition in which its events are. */
public interface GroupQuestion<A> extends Question<A> {

  @Override
  default String store() {
    return GroupMembersStore.NAME;
  }

  /** Events of other partitions are about other groups. */
  @Override
  default boolean sees(Position event, PartitionStores stores) {
    return event.partition() != partition() || stores.progress().folded() >= event.offset();
  }
}
