package com.tickstock.membership.projection;

/** The tables and the log do not fit together; somebody has to look. */
public final class ProjectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProjectionException(String message) {
    super(message);
  }
}
