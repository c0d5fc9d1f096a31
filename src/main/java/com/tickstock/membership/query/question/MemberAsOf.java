package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.group.TransactionTimeView;
import com.tickstock.membership.json.MemberJson;
import com.tickstock.membership.store.access.PartitionStores;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A member of a group as it was thought to be; empty where it was not thought to be one. */
@JsonTypeName("member-as-of")
public record MemberAsOf(GroupKey key, Symbol symbol, Instant time, Instant knownAt)
    implements GroupQuestion<Optional<MemberJson>> {
  @Override
  public int partition() {
    return PartitionStores.partition(key);
  }

  @Override
  public Optional<MemberJson> answer(PartitionStores stores) {
    return stores
        .timeline(key, TransactionTimeView::of)
        .asOf(TimelinePosition.endOf(time), knownAt)
        .map(Group::members)
        .map(members -> members.get(symbol))
        .map(member -> MemberJson.of(member, Map.of()));
  }
}
