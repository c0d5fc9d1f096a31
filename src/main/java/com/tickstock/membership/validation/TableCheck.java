package com.tickstock.membership.validation;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.projection.TableGroup;
import com.tickstock.membership.report.Wording;
import com.tickstock.membership.store.StoredGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Compares the tables with the stores, group by group. Both have versions, and only equal versions
 * are compared.
 */
final class TableCheck {
  private final Function<GroupKey, Optional<StoredGroup>> stores;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final SortedMap<String, LaggingGroup> late = new TreeMap<>();
  private long memberships;

  TableCheck(Function<GroupKey, Optional<StoredGroup>> stores) {
    this.stores = stores;
  }

  void add(TableGroup group) {
    seen.add(group.key());
    memberships += group.row().map(row -> row.members().size()).orElse(0);
    Optional<StoredGroup> stored = key(group.key()).flatMap(stores);
    if (stored.isEmpty() && group.version() == 0) {
      findings.add(
          Finding.warning(group.key(), "has a row, but was never in the log: it is left alone"));
    } else if (stored.isEmpty()) {
      findings.add(
          Finding.failure(group.key(), group.version(), "was projected, but is not in the stores"));
    } else if (stored.get().version() != group.version()) {
      addLate(group.key(), group.version(), stored.get().version());
    } else {
      compare(group, stored.get());
    }
  }

  /** Adds a group of the stores; called after all groups of the tables. */
  void addStored(GroupSummaryJson group) {
    String key = group.key().toString();
    if (seen.add(key)) {
      addLate(key, 0, group.version());
    }
  }

  private void compare(TableGroup group, StoredGroup stored) {
    if (stored.exists() && group.row().isPresent()) {
      GroupJson json = Json.read(stored.json(), GroupJson.class);
      String difference = new RowDifference(json, group.row().get()).text();
      if (!difference.isEmpty()) {
        findings.add(Finding.failure(group.key(), stored.version(), difference));
      }
    } else if (stored.exists()) {
      findings.add(
          Finding.failure(group.key(), stored.version(), "its row in definition_groups is gone"));
    } else if (group.row().isPresent()) {
      findings.add(Finding.failure(group.key(), stored.version(), "was retired, but has a row"));
    }
  }

  private void addLate(String key, long projected, long stored) {
    late.put(key, new LaggingGroup(key, projected, stored));
  }

  /** The key if it is canonical, as all keys in the log; else empty. */
  private static Optional<GroupKey> key(String text) {
    try {
      return Optional.of(GroupKey.parse(text)).filter(key -> key.toString().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  Map<String, LaggingGroup> late() {
    return late;
  }

  Result result() {
    return new Result(
        Rule.TABLES_EQUAL_STORES,
        "%s of %s"
            .formatted(
                Wording.count(memberships, "membership"), Wording.count(seen.size(), "group")),
        findings);
  }
}
