package com.tickstock.membership.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.report.Stats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The statistics that the former cache reported.
 *
 * @param hits HTTP lookups that the stores answered since this instance started
 * @param misses lookups that failed because the stores were restoring or moving
 * @param loads always 0: nothing is loaded on demand
 * @param evictions always 0: nothing is evicted
 * @param hitRate in percent; 0 before the first lookup
 * @param symbols the number of symbols in at least one group of the environment
 * @param lastUpdate when the newest version was recorded; null without groups
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record CacheStats(
    long hits,
    long misses,
    long loads,
    long evictions,
    BigDecimal hitRate,
    long totalRequests,
    CacheSizes cacheSizes,
    Environment environment,
    long groups,
    long memberships,
    long symbols,
    Optional<Instant> lastUpdate) {
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  /**
   * @param etfHoldings number of ETFs
   * @param stockEtfs number of symbols that are in an ETF
   * @param stockSector number of symbols that are in a sector
   * @param sectorStocks number of sectors
   * @param themeMembers number of themes
   * @param universeMembers number of universes
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record CacheSizes(
      long etfHoldings,
      long stockEtfs,
      long stockSector,
      long sectorStocks,
      long themeMembers,
      long universeMembers) {}

  static CacheStats of(Backend backend, Environment environment, RequestTimes times) {
    Stats stats = backend.reports().stats(environment);
    AtomicLong inEtfs = new AtomicLong();
    backend
        .queries()
        .symbols(
            environment,
            symbol -> {
              if (symbol.groups().stream().anyMatch(group -> group.type() == GroupType.ETF)) {
                inEtfs.incrementAndGet();
              }
            });
    long hits = times.answeredLookups();
    long misses = times.unansweredLookups();
    return new CacheStats(
        hits,
        misses,
        0,
        0,
        rate(hits, hits + misses),
        hits + misses,
        new CacheSizes(
            groups(stats, GroupType.ETF),
            inEtfs.get(),
            stats.coverage().classified() + stats.coverage().unknown(),
            groups(stats, GroupType.SECTOR),
            groups(stats, GroupType.THEME),
            groups(stats, GroupType.UNIVERSE)),
        environment,
        stats.groups(),
        stats.memberships(),
        stats.symbols(),
        stats.lastUpdate());
  }

  private static long groups(Stats stats, GroupType type) {
    return stats.byType().stream()
        .filter(of -> of.type() == type)
        .mapToLong(Stats.OfType::groups)
        .sum();
  }

  private static BigDecimal rate(long part, long whole) {
    return whole == 0
        ? BigDecimal.ZERO
        : PERCENT
            .multiply(BigDecimal.valueOf(part))
            .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
  }
}
