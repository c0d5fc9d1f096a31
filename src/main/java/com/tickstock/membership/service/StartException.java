package com.tickstock.membership.service;

/** The service cannot start; the message says what to do. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartException(String message) {
    super(message);
  }
}
