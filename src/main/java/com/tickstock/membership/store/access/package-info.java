/**
 * Access to the running stores of this instance: which partitions its tasks hold, handles to their
 * stores, and caches that are valid while a partition does not change.
 */
package com.tickstock.membership.store.access;
