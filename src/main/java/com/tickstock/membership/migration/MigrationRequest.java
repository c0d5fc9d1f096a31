package com.tickstock.membership.migration;

import com.tickstock.membership.group.Environment;
import java.util.Map;
import java.util.Optional;

/**
 * The source to migrate, and the options.
 *
 * @param databaseUrl the JDBC URL; may contain a password, so it is never logged
 * @param environment the environment of the rows and of the migrated groups
 * @param names new group names for cache entries, by type and key such as {@code
 *     etf_universe/top_100}
 * @param weights the unit of weights if their sum does not determine it
 * @param dryRun report the events without publishing them
 * @param force replace groups that differ in the log
 */
public record MigrationRequest(
    Source source,
    String databaseUrl,
    Environment environment,
    Map<String, String> names,
    Optional<WeightUnit> weights,
    boolean dryRun,
    boolean force) {

  /** The kind of source. */
  public enum Source {
    CACHE_ENTRIES,
    TABLES
  }

  @Override
  public String toString() {
    return "MigrationRequest[%s, %s]".formatted(source, environment);
  }
}
