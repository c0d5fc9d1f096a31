package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.store.access.PartitionStores;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * The groups of a partition that fit a filter, in order of their keys: one more than its limit,
 * which is enough to know whether there are more.
 */
@JsonTypeName("catalog-page")
public record CatalogPage(int partition, GroupFilter filter)
    implements GroupQuestion<List<GroupSummaryJson>> {

  @Override
  public List<GroupSummaryJson> answer(PartitionStores stores) {
    String first = filter.after().orElse(filter.environment() + "/");
    String last = filter.environment() + "0"; // the character after the slash
    List<GroupSummaryJson> page = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> rows = stores.catalog().range(first, last)) {
      while (rows.hasNext() && page.size() <= filter.limit()) {
        KeyValue<String, byte[]> row = rows.next();
        boolean isNew = filter.after().filter(row.key::equals).isEmpty();
        GroupSummaryJson group = Json.read(row.value, GroupSummaryJson.class);
        if (isNew && filter.matches(group)) {
          page.add(group);
        }
      }
    }
    return page;
  }
}
