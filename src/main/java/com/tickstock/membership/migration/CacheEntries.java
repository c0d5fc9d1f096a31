package com.tickstock.membership.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.migration.MigrationReport.LeftAlone;
import com.tickstock.membership.migration.SourceReading.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Converts the rows of {@code cache_entries} to groups. Pure. */
final class CacheEntries {
  static final String ROWS =
      "SELECT to_jsonb(c)::text FROM cache_entries c ORDER BY c.type, c.key, c.name";

  private final Environment environment;
  private final Map<String, String> names;
  private final Set<String> unused;
  private final CacheEntryReader reader;
  private final SortedMap<String, Integer> leftAlone = new TreeMap<>();
  private final SortedMap<GroupKey, List<CacheEntry>> byGroup = new TreeMap<>();
  private final List<SourceGroup> groups = new ArrayList<>();
  private final List<Refusal> refused = new ArrayList<>();

  private CacheEntries(
      Environment environment, Map<String, String> names, Optional<WeightUnit> weights) {
    this.environment = environment;
    this.names = names;
    this.unused = new TreeSet<>(names.keySet());
    this.reader = new CacheEntryReader(weights);
  }

  /**
   * @param environment the environment to migrate
   * @param names new names of entries, by type and key
   * @param weights the unit of weights if their sum does not determine it
   * @throws InvalidValueException if there is no entry with such a type and key
   */
  static SourceReading read(
      List<JsonNode> rows,
      Environment environment,
      Map<String, String> names,
      Optional<WeightUnit> weights) {
    CacheEntries entries = new CacheEntries(environment, names, weights);
    rows.forEach(row -> entries.sort(new CacheEntry(row)));
    if (!entries.unused.isEmpty()) {
      throw new InvalidValueException(
          "--rename",
          String.join(", ", entries.unused),
          "type and key of an entry of " + environment + ", as etf_universe/top_100");
    }
    entries.byGroup.forEach(entries::read);
    return new SourceReading(entries.groups, entries.refused, LeftAlone.of(entries.leftAlone));
  }

  private void sort(CacheEntry entry) {
    if (entry.groupType().isEmpty()) {
      leftAlone.merge("type " + entry.type(), 1, Integer::sum);
      return;
    }
    try {
      if (entry.environment() == environment) {
        unused.remove(entry.reference());
        byGroup.computeIfAbsent(entry.group(names), key -> new ArrayList<>()).add(entry);
      } else {
        leftAlone.merge("environment " + entry.environment(), 1, Integer::sum);
      }
    } catch (IllegalArgumentException e) {
      refuse(entry, "", e.getMessage());
    }
  }

  private void read(GroupKey group, List<CacheEntry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      CacheEntry entry = entries.get(i);
      List<CacheEntry> others = new ArrayList<>(entries);
      others.remove(i);
      try {
        requireNone(others);
        groups.add(reader.group(group, entry));
      } catch (IllegalArgumentException e) {
        refuse(entry, group.toString(), e.getMessage());
      }
    }
  }

  /**
   * Refuses several rows for one group: the intended one is unknown, and rows must not be merged.
   */
  private static void requireNone(List<CacheEntry> ofSameGroup) {
    if (!ofSameGroup.isEmpty()) {
      String others =
          ofSameGroup.stream().map(CacheEntry::toString).collect(Collectors.joining("; "));
      throw new IllegalArgumentException(
          "another row is the same group (%s): rename one of them, as --rename %s=NAME"
              .formatted(others, ofSameGroup.get(0).reference()));
    }
  }

  private void refuse(CacheEntry entry, String group, String reason) {
    refused.add(new Refusal(entry.reference(), group, 0, "%s: %s".formatted(entry, reason)));
  }
}
