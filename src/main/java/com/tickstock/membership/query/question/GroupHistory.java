package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.History;
import com.tickstock.membership.json.HistoryCursor;
import com.tickstock.membership.json.HistoryJson;
import com.tickstock.membership.store.access.PartitionStores;

/**
 * What was true of a group and since when, as it is known now, newest first.
 *
 * @param limit events, 1 to 1000
 */
@JsonTypeName("group-history")
public record GroupHistory(GroupKey key, History.Cursor cursor, int limit)
    implements GroupQuestion<HistoryJson> {
  public GroupHistory {
    Limits.requirePage(limit);
  }

  @Override
  public int partition() {
    return PartitionStores.partition(key);
  }

  @Override
  public HistoryJson answer(PartitionStores stores) {
    History page = stores.timeline(key, timeline -> History.page(timeline, cursor, limit));
    return HistoryJson.of(key, page, page.next().map(HistoryCursor::write));
  }
}
