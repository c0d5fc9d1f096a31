package com.tickstock.membership.migration;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.migration.MigrationRequest.Source;

/** Reads a whole source in one snapshot. */
final class Sources {
  private Sources() {}

  /**
   * @throws MigrationException if the database or its table cannot be read
   */
  static SourceReading read(MigrationRequest request) {
    try (SourceDatabase database = SourceDatabase.open(request.databaseUrl())) {
      return request.source() == Source.CACHE_ENTRIES
          ? cacheEntries(database, request)
          : tables(database, request.environment());
    }
  }

  private static SourceReading cacheEntries(SourceDatabase database, MigrationRequest request) {
    database.requireTable(
        "cache_entries",
        "the older table with columns type, name, key, value, environment",
        CacheEntry.COLUMNS);
    return CacheEntries.read(
        database.rows(CacheEntries.ROWS),
        request.environment(),
        request.names(),
        request.weights());
  }

  private static SourceReading tables(SourceDatabase database, Environment environment) {
    database.requireTable(
        "public.definition_groups", "the table of groups", TableRows.GROUP_COLUMNS);
    database.requireTable(
        "public.group_memberships", "the table of memberships", TableRows.MEMBER_COLUMNS);
    return TableRows.read(
        database.rows(TableRows.GROUPS),
        database.rows(TableRows.MEMBERS, environment.name()),
        environment);
  }
}
