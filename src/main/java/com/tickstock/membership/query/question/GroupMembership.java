package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Membership;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.json.MembershipJson;
import com.tickstock.membership.store.access.PartitionStores;
import java.time.Instant;

/** When a symbol was in a group up to a time, and why, as far as is known now. */
@JsonTypeName("group-membership")
public record GroupMembership(GroupKey key, Symbol symbol, Instant time)
    implements GroupQuestion<MembershipJson> {
  @Override
  public int partition() {
    return PartitionStores.partition(key);
  }

  @Override
  public MembershipJson answer(PartitionStores stores) {
    return stores.timeline(
        key,
        timeline ->
            MembershipJson.of(
                key, symbol, Membership.before(timeline, TimelinePosition.endOf(time), symbol)));
  }
}
