package com.tickstock.membership.http;

import java.time.Duration;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/** Limits the server resources that one client can use. */
final class Limits {
  /** A universe of 50 names fits; no other request has a long header. */
  private static final int HEADER_BYTES = 8 << 10;

  /** An idle connection is closed after this time; streams send heartbeats more often. */
  private static final Duration SILENT_FOR = Duration.ofSeconds(30);

  private Limits() {}

  static void set(HttpConfiguration http) {
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setIdleTimeout(SILENT_FOR.toMillis());
  }

  /** Sets the idle timeout before and between requests on every connector, whoever adds it. */
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
