package com.tickstock.membership.projection;

/** The tables cannot be read or do not match the log; this needs manual work. */
public final class ProjectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProjectionException(String message) {
    super(message);
  }
}
