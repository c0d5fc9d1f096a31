package com.tickstock.membership.migration;

/** The reason why nothing can be migrated, for people. It never contains a password. */
public final class MigrationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MigrationException(String message) {
    super(message);
  }
}
