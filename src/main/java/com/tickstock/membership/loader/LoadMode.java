package com.tickstock.membership.loader;

/** What a load does. */
public enum LoadMode {
  /** Publishes every file; the fold finds what is different. */
  FULL,
  /** Publishes what the group does not have yet, and keeps what another source put. */
  INCREMENTAL,
  /** Publishes the files that are not loaded yet, whatever became of the groups since. */
  NEW,
  /** Says what a full load would change and publishes nothing. */
  DRY_RUN
}
