package com.tickstock.membership.feed;

/** The feed takes no more clients for now. */
public final class TooManyClientsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyClientsException(int most) {
    super("%d clients are connected, which is the most that this instance takes".formatted(most));
  }
}
