/**
 * Migrates older tables: reads each over JDBC in one read-only transaction, writes all events in
 * one transaction, and reads the groups back to verify that they equal the tables.
 *
 * <p>Start at {@link com.tickstock.membership.migration.Migration}. The interpretation of rows is
 * separate from reading them: {@link com.tickstock.membership.migration.CacheEntries} and {@link
 * com.tickstock.membership.migration.TableRows} are pure.
 */
package com.tickstock.membership.migration;
