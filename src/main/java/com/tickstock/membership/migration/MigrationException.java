package com.tickstock.membership.migration;

/** Why nothing can be migrated, for people; it never holds a password. */
public final class MigrationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MigrationException(String message) {
    super(message);
  }
}
