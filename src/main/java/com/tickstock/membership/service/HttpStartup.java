package com.tickstock.membership.service;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.http.HttpServer;
import com.tickstock.membership.metrics.Metrics;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Clock;

/** Starts the HTTP server, or reports which setting of its address is wrong. */
final class HttpStartup {
  private static final int LAST_PRIVILEGED = 1023;

  private HttpStartup() {}

  /**
   * @throws StartException if the server cannot listen; it names the setting
   */
  static HttpServer on(Config config, Clock clock, Metrics metrics) {
    requireOwn(config.httpHost());
    try {
      return HttpServer.listen(config, clock, metrics);
    } catch (JavalinBindException e) {
      if (saysDenied(e)) {
        throw new StartException(
            "port %d needs privileges, as all ports up to %d: set %s (%s) to another one"
                .formatted(
                    config.httpPort(),
                    LAST_PRIVILEGED,
                    Setting.HTTP_PORT.variable(),
                    Setting.HTTP_PORT.flag()));
      }
      throw Servers.portInUse(Setting.HTTP_PORT, config.httpPort());
    }
  }

  /** Checks the host first, because the error of a failed listen differs between systems. */
  private static void requireOwn(String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      if (!address.isAnyLocalAddress()
          && !address.isLoopbackAddress()
          && NetworkInterface.getByInetAddress(address) == null) {
        throw wrongHost(host, "is not an address of this machine");
      }
    } catch (IOException e) {
      throw wrongHost(host, "is neither an address nor a known name");
    }
  }

  private static StartException wrongHost(String host, String problem) {
    return new StartException(
        "%s %s: set %s (%s) to an address, as 127.0.0.1, or to 0.0.0.0 for all addresses"
            .formatted(host, problem, Setting.HTTP_HOST.variable(), Setting.HTTP_HOST.flag()));
  }

  private static boolean saysDenied(Throwable failure) {
    return String.valueOf(failure.getMessage()).contains("Permission denied")
        || (failure.getCause() != null && saysDenied(failure.getCause()));
  }
}
