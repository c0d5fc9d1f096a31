package com.tickstock.membership.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The only address that the servers listen on. */
final class Loopback {
  static final String HOST = "127.0.0.1";

  private static final byte[] ADDRESS = {127, 0, 0, 1};

  private Loopback() {}

  /**
   * Reserves a port until the socket is closed, to check that a server can use it.
   *
   * @param what the server, for the message
   * @param port the port, or 0 for any free port
   * @throws PortInUseException if the port is not available
   */
  static ServerSocket reserve(String what, int port) {
    try {
      ServerSocket socket = new ServerSocket();
      try {
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(ADDRESS), port));
        return socket;
      } catch (IOException | RuntimeException e) {
        socket.close();
        throw e;
      }
    } catch (BindException e) {
      throw new PortInUseException(what, port, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for a port for " + what, e);
    }
  }
}
