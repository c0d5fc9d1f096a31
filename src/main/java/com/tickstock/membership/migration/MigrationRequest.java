package com.tickstock.membership.migration;

import com.tickstock.membership.group.Environment;
import java.util.Map;
import java.util.Optional;

/**
 * What to migrate, and how.
 *
 * @param databaseUrl JDBC; may hold a password, so it is never told
 * @param environment of the rows, and of the groups that they become
 * @param names of cache entries, by type and key as {@code etf_universe/top_100}: what the group is
 *     called instead
 * @param weights the unit of weights whose sum does not tell
 * @param dryRun tell what would be published and publish nothing
 * @param force replace groups that the log knows otherwise
 */
public record MigrationRequest(
    Source source,
    String databaseUrl,
    Environment environment,
    Map<String, String> names,
    Optional<WeightUnit> weights,
    boolean dryRun,
    boolean force) {

  /** Where from. */
  public enum Source {
    CACHE_ENTRIES,
    TABLES
  }

  @Override
  public String toString() {
    return "MigrationRequest[%s, %s]".formatted(source, environment);
  }
}
