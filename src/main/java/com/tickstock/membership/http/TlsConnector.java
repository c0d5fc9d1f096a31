package com.tickstock.membership.http;

import com.tickstock.membership.access.PemFiles;
import com.tickstock.membership.access.ReloadingFile;
import com.tickstock.membership.config.Access;
import com.tickstock.membership.config.Config;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves https with Jetty's default protocols and ciphers; reloads a new certificate. */
final class TlsConnector {
  private static final Logger LOG = LoggerFactory.getLogger(TlsConnector.class);
  private static final long LOOK_EVERY_SECONDS = 5;

  private final ReloadingFile<KeyStore> identity;
  private final SslContextFactory.Server ssl = new SslContextFactory.Server();
  private KeyStore shown;

  private TlsConnector(Access.Identity files) {
    identity =
        new ReloadingFile<>(
            List.of(files.certificate(), files.key()),
            () -> PemFiles.identity(files.certificate(), files.key()));
    shown = identity.now();
    ssl.setKeyStore(shown);
    ssl.setKeyStorePassword(PemFiles.STORE_PASSWORD);
  }

  static Connector of(Server server, HttpConfiguration http, Config config, Access.Identity files) {
    return new TlsConnector(files).connector(server, http, config);
  }

  private Connector connector(Server server, HttpConfiguration http, Config config) {
    HttpConfiguration https = new HttpConfiguration(http);
    // no SNI check: clients verify the name themselves, and probes connect by IP address
    https.addCustomizer(new SecureRequestCustomizer(false));
    ServerConnector connector = new ServerConnector(server, ssl, new HttpConnectionFactory(https));
    connector.setHost(config.httpHost());
    connector.setPort(config.httpPort());
    connector.addEventListener(
        new LifeCycle.Listener() {
          @Override
          public void lifeCycleStarted(LifeCycle event) {
            lookAgain(connector);
          }
        });
    return connector;
  }

  private void lookAgain(ServerConnector connector) {
    connector.getScheduler().schedule(() -> look(connector), LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void look(ServerConnector connector) {
    KeyStore now = identity.now();
    if (now != shown) {
      shown = now;
      try {
        ssl.reload(factory -> factory.setKeyStore(now));
      } catch (Exception e) {
        LOG.error("cannot load the new certificate: {}", e.getMessage());
      }
    }
    lookAgain(connector);
  }
}
