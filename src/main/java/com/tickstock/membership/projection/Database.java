package com.tickstock.membership.projection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The database of the projection: a small connection pool, and the migration of the schema. */
public final class Database implements MeterBinder, AutoCloseable {
  private static final String SCHEMA = "membership_projection";
  private static final int MAX_CONNECTIONS = 4; // one writer and some readers

  private final HikariDataSource pool;

  private Database(HikariDataSource pool) {
    this.pool = pool;
  }

  /**
   * @param jdbcUrl may contain user and password
   * @throws RuntimeException if the database cannot be reached or the schema cannot be migrated
   */
  public static Database open(String jdbcUrl) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setPoolName("membership-projection");
    config.setMaximumPoolSize(MAX_CONNECTIONS);
    config.setMinimumIdle(1);
    config.setAutoCommit(false);
    config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
    // read and write times as UTC in every time zone
    config.setConnectionInitSql("SET TIME ZONE 'UTC'");
    // commits the statement above: otherwise the first rollback would undo it
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

  /** Keeps Flyway's history in a separate schema, so that existing tables do not block it. */
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

  /** Call at most once: a pool has one metrics tracker. */
  @Override
  public void bindTo(MeterRegistry registry) {
    pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
  }

  @Override
  public void close() {
    pool.close();
  }
}
