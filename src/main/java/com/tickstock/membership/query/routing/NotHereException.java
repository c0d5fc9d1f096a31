package com.tickstock.membership.query.routing;

import com.tickstock.membership.store.access.StoreUnavailableException;

/** This instance does not hold the partition that is asked, or not yet, or not any more. */
public final class NotHereException extends StoreUnavailableException {
  private static final long serialVersionUID = 1L;

  NotHereException(String message) {
    super(message);
  }

  NotHereException(String message, Throwable cause) {
    super(message, cause);
  }
}
