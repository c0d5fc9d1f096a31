package com.tickstock.membership.embedded;

/** A server's port cannot be listened on; thrown before that server is started. */
public final class PortInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int port;

  PortInUseException(String what, int port, Throwable cause) {
    super(what + " cannot use port " + port + " on 127.0.0.1: " + cause.getMessage(), cause);
    this.port = port;
  }

  /** The port that was asked for. */
  public int port() {
    return port;
  }
}
