package com.tickstock.membership.projection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The database of the projection: a small pool, and a schema brought up to date. */
public final class Database implements MeterBinder, AutoCloseable {
  private static final String SCHEMA = "membership_projection";
  private static final int MAX_CONNECTIONS = 4; // one writes, a few read

  private final HikariDataSource pool;

  private Database(HikariDataSource pool) {
    this.pool = pool;
  }

  /**
   * @param jdbcUrl may hold user and password
   * @throws RuntimeException where the database cannot be reached or the schema not be migrated
   */
  public static Database open(String jdbcUrl) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setPoolName("membership-projection");
    config.setMaximumPoolSize(MAX_CONNECTIONS);
    config.setMinimumIdle(1);
    config.setAutoCommit(false);
    config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
    // times go in and out as UTC, wherever this runs
    config.setConnectionInitSql("SET TIME ZONE 'UTC'");
    // committed, or the first rollback would take it back
    config.setIsolateInternalQueries(true);
    HikariDataSource pool = new HikariDataSource(config);
    try {
      migrate(pool);
      return new Database(pool);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /** Its own schema holds the history, so that existing tables are no obstacle. */
  private static void migrate(DataSource pool) {
    Flyway.configure()
        .dataSource(pool)
        .schemas(SCHEMA)
        .defaultSchema(SCHEMA)
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }

  public DataSource dataSource() {
    return pool;
  }

  /** At most once: a pool is watched by one. */
  @Override
  public void bindTo(MeterRegistry registry) {
    pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
  }

  @Override
  public void close() {
    pool.close();
  }
}
