package com.tickstock.membership.query.question;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.Json;
import java.time.Instant;
import java.util.Optional;

/** Where a group stands now, without reading its members. */
final class Heads {
  private Heads() {}

  record Head(long version, Instant updatedAt) {}

  /** Empty where the group was never heard of. */
  static Optional<Head> find(PartitionStores stores, GroupKey key) {
    byte[] summary = stores.catalog().get(key.toString());
    if (summary == null) {
      // a retired group has left the catalog, and its row holds no members
      return Optional.ofNullable(stores.groups().get(key.toString()))
          .map(group -> new Head(group.version(), group.updatedAt()));
    }
    GroupSummaryJson found = Json.read(summary, GroupSummaryJson.class);
    return Optional.of(new Head(found.version(), found.updatedAt()));
  }
}
