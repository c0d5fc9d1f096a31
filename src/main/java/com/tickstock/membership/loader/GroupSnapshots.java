package com.tickstock.membership.loader;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** How groups stand: as the service knows, and as this load is going to say. For one load. */
final class GroupSnapshots {
  private final LoadedGroups groups;
  private final Map<GroupKey, Optional<GroupJson>> now = new HashMap<>();
  private final Map<GroupKey, NavigableMap<Instant, GroupSnapshot>> planned = new HashMap<>();
  private final Map<GroupKey, Long> versions = new HashMap<>();
  private final Map<GroupKey, EventHistory> pasts = new HashMap<>();
  private final Map<GroupKey, List<String>> eventIds = new HashMap<>();
  private final Map<GroupKey, Long> told;
  private OptionalInt maxMembers = OptionalInt.empty();

  /**
   * @param told versions that refused events were told: of a group that does not exist now, nothing
   *     else tells it
   */
  GroupSnapshots(LoadedGroups groups, Map<GroupKey, Long> told) {
    this.groups = groups;
    this.told = told;
  }

  /** Of a group that is no sector. */
  int maxMembers() {
    if (maxMembers.isEmpty()) {
      maxMembers = OptionalInt.of(groups.maxMembers());
    }
    return maxMembers.getAsInt();
  }

  Optional<GroupJson> now(GroupKey group) {
    return now.computeIfAbsent(group, groups::now);
  }

  /**
   * @param asOf empty: now
   */
  Optional<GroupSnapshot> at(GroupKey group, Optional<Instant> asOf) {
    Optional<GroupSnapshot> known =
        asOf.isPresent() ? known(group, asOf.get()) : now(group).map(GroupSnapshot::of);
    Optional<GroupSnapshot> said =
        Optional.ofNullable(planned.get(group))
            .map(snapshots -> snapshots.floorEntry(asOf.orElse(Instant.MAX)))
            .map(Map.Entry::getValue);
    // of one moment, what is said later stands on top
    return said.filter(s -> known.filter(k -> k.effectiveAt().isAfter(s.effectiveAt())).isEmpty())
        .or(() -> known);
  }

  /** Whether a file with that checksum was ever loaded into the group, whatever came since. */
  boolean wasLoaded(GroupKey group, String checksum) {
    return eventIds.computeIfAbsent(group, groups::eventIds).stream()
        .anyMatch(id -> id.startsWith(checksum));
  }

  /** All that is known of it. What is asked of its days from now on is not asked of the service. */
  EventHistory past(GroupKey group) {
    return pasts.computeIfAbsent(group, g -> new EventHistory(groups.events(g)));
  }

  private Optional<GroupSnapshot> known(GroupKey group, Instant time) {
    return pasts.containsKey(group)
        ? past(group).at(time)
        : groups.asOf(group, time).map(GroupSnapshot::of);
  }

  /** The source of the event that put each membership; of one that is missing, a file. */
  Map<Symbol, String> sources(GroupKey group, Optional<Instant> asOf) {
    boolean ofFiles = pasts.containsKey(group) && past(group).isOfFiles(asOf.orElse(Instant.MAX));
    return ofFiles ? Map.of() : groups.sources(group, asOf);
  }

  /** The version at which the group will be when the event that comes next is folded. */
  long nextVersion(GroupKey group) {
    return versions.computeIfAbsent(group, g -> version(g));
  }

  private long version(GroupKey group) {
    return now(group).map(GroupJson::version).orElseGet(() -> told.getOrDefault(group, 0L));
  }

  void plan(GroupKey group, Optional<Instant> asOf, GroupSnapshot snapshot) {
    planned.computeIfAbsent(group, g -> new TreeMap<>()).put(asOf.orElse(Instant.MAX), snapshot);
    versions.put(group, nextVersion(group) + 1);
  }
}
