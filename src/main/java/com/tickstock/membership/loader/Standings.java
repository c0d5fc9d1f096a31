package com.tickstock.membership.loader;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** How groups stand: as the service knows, and as this load is going to say. For one load. */
final class Standings {
  private final LoadedGroups groups;
  private final Map<GroupKey, Optional<GroupJson>> now = new HashMap<>();
  private final Map<GroupKey, NavigableMap<Instant, Stand>> planned = new HashMap<>();
  private final Map<GroupKey, Long> versions = new HashMap<>();
  private final Map<GroupKey, Long> told;

  /**
   * @param told versions that refused events were told: of a group that does not exist now, nothing
   *     else tells it
   */
  Standings(LoadedGroups groups, Map<GroupKey, Long> told) {
    this.groups = groups;
    this.told = told;
  }

  Optional<GroupJson> now(GroupKey group) {
    return now.computeIfAbsent(group, groups::now);
  }

  /**
   * @param asOf empty: now
   */
  Optional<Stand> at(GroupKey group, Optional<Instant> asOf) {
    Optional<Stand> known =
        asOf.map(time -> groups.asOf(group, time)).orElseGet(() -> now(group)).map(Stand::of);
    Optional<Stand> said =
        Optional.ofNullable(planned.get(group))
            .map(stands -> stands.floorEntry(asOf.orElse(Instant.MAX)))
            .map(Map.Entry::getValue);
    // of one moment, what is said later stands on top
    return said.filter(s -> known.filter(k -> k.effectiveAt().isAfter(s.effectiveAt())).isEmpty())
        .or(() -> known);
  }

  boolean wasLoaded(GroupKey group, String checksum) {
    return groups.wasLoaded(group, checksum);
  }

  Map<Symbol, String> sources(GroupKey group, Optional<Instant> asOf) {
    return groups.sources(group, asOf);
  }

  /** The version at which the group will be when the event that comes next is folded. */
  long nextVersion(GroupKey group) {
    return versions.computeIfAbsent(group, g -> version(g));
  }

  private long version(GroupKey group) {
    return now(group).map(GroupJson::version).orElseGet(() -> told.getOrDefault(group, 0L));
  }

  void plan(GroupKey group, Optional<Instant> asOf, Stand stand) {
    planned.computeIfAbsent(group, g -> new TreeMap<>()).put(asOf.orElse(Instant.MAX), stand);
    versions.put(group, nextVersion(group) + 1);
  }
}
