package com.tickstock.membership.loader;

/** The mode of a load. */
public enum LoadMode {
  /** Publishes every file; the fold finds the differences. */
  FULL,
  /** Publishes only changes, and keeps members that another source put. */
  INCREMENTAL,
  /** Publishes files that were never loaded, even if the groups changed since. */
  NEW,
  /** Reports the changes that a full load would make, and publishes nothing. */
  DRY_RUN
}
