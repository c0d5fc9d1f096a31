package com.tickstock.membership.query.routing;

import com.tickstock.membership.store.access.StoreUnavailableException;

/** Another instance, which holds what is asked, fails or does not answer in time. */
public final class PeerException extends StoreUnavailableException {
  private static final long serialVersionUID = 1L;

  PeerException(String message, Throwable cause) {
    super(message, cause);
  }
}
