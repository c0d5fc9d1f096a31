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

/** The states of groups: those in the service, and those planned by this load. For one load. */
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
   * @param told versions from the outcomes of refused events; the only source of the version of a
   *     group that does not exist now
   */
  GroupSnapshots(LoadedGroups groups, Map<GroupKey, Long> told) {
    this.groups = groups;
    this.told = told;
  }

  /** The limit for groups other than sectors. */
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
   * @param asOf empty means now
   */
  Optional<GroupSnapshot> at(GroupKey group, Optional<Instant> asOf) {
    Optional<GroupSnapshot> known =
        asOf.isPresent() ? known(group, asOf.get()) : now(group).map(GroupSnapshot::of);
    Optional<GroupSnapshot> said =
        Optional.ofNullable(planned.get(group))
            .map(snapshots -> snapshots.floorEntry(asOf.orElse(Instant.MAX)))
            .map(Map.Entry::getValue);
    // at equal times the planned state counts, because it is later in the log
    return said.filter(s -> known.filter(k -> k.effectiveAt().isAfter(s.effectiveAt())).isEmpty())
        .or(() -> known);
  }

  /** Whether a file with that checksum was ever loaded into the group. */
  boolean wasLoaded(GroupKey group, String checksum) {
    return eventIds.computeIfAbsent(group, groups::eventIds).stream()
        .anyMatch(id -> id.startsWith(checksum));
  }

  /**
   * All events of the group. After this call, its past states are read from here, not from the
   * service.
   */
  EventHistory past(GroupKey group) {
    return pasts.computeIfAbsent(group, g -> new EventHistory(groups.events(g)));
  }

  private Optional<GroupSnapshot> known(GroupKey group, Instant time) {
    return pasts.containsKey(group)
        ? past(group).at(time)
        : groups.asOf(group, time).map(GroupSnapshot::of);
  }

  /** The source of the event that put each membership. If a symbol is missing, a file put it. */
  Map<Symbol, String> sources(GroupKey group, Optional<Instant> asOf) {
    boolean ofFiles = pasts.containsKey(group) && past(group).isOfFiles(asOf.orElse(Instant.MAX));
    return ofFiles ? Map.of() : groups.sources(group, asOf);
  }

  /** The version of the group just before the next planned event is folded. */
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
