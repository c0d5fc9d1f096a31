package com.tickstock.membership.embedded;

/** A server cannot listen on its port; thrown before that server is started. */
public final class PortInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int port;

  PortInUseException(String what, int port, Throwable cause) {
    super(what + " cannot use port " + port + " on 127.0.0.1: " + cause.getMessage(), cause);
    this.port = port;
  }

  /** The requested port. */
  public int port() {
    return port;
  }
}
