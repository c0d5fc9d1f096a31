package com.tickstock.membership.projection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A pool with a short connection timeout that counts its failures. */
final class ImpatientPool extends HikariDataSource {
  private static final long SHORTEST_MS = 250;

  private final AtomicInteger refusals = new AtomicInteger();

  ImpatientPool(String url) {
    super(config(url));
  }

  private static HikariConfig config(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setAutoCommit(false);
    config.setMaximumPoolSize(2);
    config.setConnectionTimeout(SHORTEST_MS);
    config.setInitializationFailTimeout(-1); // the database may be away from the start
    return config;
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      return super.getConnection();
    } catch (SQLException e) {
      refusals.incrementAndGet();
      throw e;
    }
  }

  /** Evicts connections, so that the next one is new and its failure is counted. */
  void forgetConnections() {
    getHikariPoolMXBean().softEvictConnections();
  }

  boolean isConnected() {
    return getHikariPoolMXBean().getIdleConnections() > 0;
  }

  int refusals() {
    return refusals.get();
  }
}
