package com.tickstock.membership.loader;

/** What a load does. */
public enum LoadMode {
  /** Publishes every file; the fold finds what is different. */
  FULL,
  /** Publishes the files whose content the groups do not have yet. */
  NEW,
  /** Says what would change and publishes nothing. */
  DRY_RUN
}
