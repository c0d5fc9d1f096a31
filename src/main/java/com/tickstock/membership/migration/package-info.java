/**
 * Reads the tables of before over JDBC, each in one read-only transaction; writes events, all in
 * one transaction, and reads the groups back to prove that they are what the tables said.
 *
 * <p>Start at {@link com.tickstock.membership.migration.Migration}. What rows mean is apart from
 * where they are read: {@link com.tickstock.membership.migration.CacheEntries} and {@link
 * com.tickstock.membership.migration.TableRows} are pure.
 */
package com.tickstock.membership.migration;
