package com.tickstock.membership.report;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.SymbolJson;
import com.tickstock.membership.sector.Sector;
import com.tickstock.membership.sector.Sectors;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts groups and symbols one by one. */
final class StatsCount {
  private static final Set<String> CLASSIFIED =
      Sectors.ALL.stream()
          .map(Sector::name)
          .filter(name -> !name.equals(Sectors.UNKNOWN))
          .collect(Collectors.toUnmodifiableSet());

  private final Map<GroupType, Stats.OfType> types = new EnumMap<>(GroupType.class);
  private final Map<String, Long> sectors = new TreeMap<>();
  private long symbols;
  private Instant lastUpdate = Instant.MIN;

  void add(GroupSummaryJson group) {
    types.merge(
        group.type(), new Stats.OfType(group.type(), 1, group.memberCount()), StatsCount::sum);
    lastUpdate = group.updatedAt().isAfter(lastUpdate) ? group.updatedAt() : lastUpdate;
  }

  private static Stats.OfType sum(Stats.OfType one, Stats.OfType other) {
    return new Stats.OfType(
        one.type(), one.groups() + other.groups(), one.memberships() + other.memberships());
  }

  void add(SymbolJson symbol) {
    symbols++;
    symbol.sector().ifPresent(sector -> sectors.merge(sector, 1L, Long::sum));
  }

  Stats of(Environment environment) {
    List<Stats.OfType> byType =
        Arrays.stream(GroupType.values())
            .map(type -> types.getOrDefault(type, new Stats.OfType(type, 0, 0)))
            .toList();
    return new Stats(
        environment,
        byType.stream().mapToLong(Stats.OfType::groups).sum(),
        byType.stream().mapToLong(Stats.OfType::memberships).sum(),
        symbols,
        byType,
        sectors(),
        coverage(),
        types.isEmpty() ? Optional.empty() : Optional.of(lastUpdate));
  }

  private List<Stats.OfSector> sectors() {
    return sectors.entrySet().stream()
        .map(s -> new Stats.OfSector(s.getKey(), s.getValue(), Stats.share(s.getValue(), symbols)))
        .sorted(
            Comparator.comparingLong(Stats.OfSector::symbols)
                .reversed()
                .thenComparing(Stats.OfSector::name))
        .toList();
  }

  private Stats.Coverage coverage() {
    long classified = CLASSIFIED.stream().mapToLong(name -> sectors.getOrDefault(name, 0L)).sum();
    long inAny = sectors.values().stream().mapToLong(Long::longValue).sum();
    return new Stats.Coverage(
        classified,
        sectors.getOrDefault(Sectors.UNKNOWN, 0L),
        symbols - inAny,
        Stats.share(classified, symbols));
  }
}
