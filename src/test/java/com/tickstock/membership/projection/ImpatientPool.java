package com.tickstock.membership.projection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A pool that waits for a database that is away much shorter, and counts how often in vain. */
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

  /** So that the next one asked for is a new one, and its failure counts. */
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
