package com.tickstock.membership.http;

import java.time.Duration;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/** How much of the server one client may take. */
final class Limits {
  /** A universe of 50 names fits; nothing else is long. */
  private static final int HEADER_BYTES = 8 << 10;

  /** A connection on which nothing moves is closed; streams send a sign of life more often. */
  private static final Duration SILENT_FOR = Duration.ofSeconds(30);

  private Limits() {}

  static void set(HttpConfiguration http) {
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setIdleTimeout(SILENT_FOR.toMillis());
  }

  /** On every connector, whoever adds it: of the time before and between requests. */
  static void set(Server server) {
    server.addEventListener(
        new LifeCycle.Listener() {
          @Override
          public void lifeCycleStarting(LifeCycle starting) {
            for (Connector connector : server.getConnectors()) {
              ((AbstractConnector) connector).setIdleTimeout(SILENT_FOR.toMillis());
            }
          }
        });
  }
}
