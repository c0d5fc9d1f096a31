package com.tickstock.membership.service;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.embedded.DirectoryInUseException;
import com.tickstock.membership.embedded.EmbeddedKafka;
import com.tickstock.membership.embedded.EmbeddedPostgres;
import com.tickstock.membership.embedded.PortInUseException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Kafka and PostgreSQL: the servers in the settings, or else embedded ones. */
record Servers(Optional<EmbeddedKafka> kafka, Optional<EmbeddedPostgres> postgres, Config config)
    implements AutoCloseable {

  /** Starts both in parallel, because they are independent. */
  static Servers start(Config config) {
    CompletableFuture<Optional<EmbeddedPostgres>> postgres =
        CompletableFuture.supplyAsync(
            () ->
                config.databaseUrl().isPresent()
                    ? Optional.empty()
                    : Optional.of(startPostgres(config)));
    Optional<EmbeddedKafka> kafka = Optional.empty();
    try {
      kafka =
          config.bootstrapServers().isPresent()
              ? Optional.empty()
              : Optional.of(startKafka(config));
      return new Servers(kafka, postgres.join(), config);
    } catch (RuntimeException e) {
      kafka.ifPresent(EmbeddedKafka::close);
      // PostgreSQL may be up or still starting
      postgres
          .thenAccept(started -> started.ifPresent(EmbeddedPostgres::close))
          .exceptionally(failure -> null)
          .join();
      throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause
          ? cause
          : e;
    }
  }

  private static EmbeddedKafka startKafka(Config config) {
    return naming(
        Setting.EMBEDDED_KAFKA_PORT,
        () -> EmbeddedKafka.start(config.dataDir().resolve("kafka"), config.embeddedKafkaPort()));
  }

  private static EmbeddedPostgres startPostgres(Config config) {
    return naming(
        Setting.EMBEDDED_POSTGRES_PORT,
        () ->
            EmbeddedPostgres.start(
                config.dataDir().resolve("postgres"), config.embeddedPostgresPort()));
  }

  private static <T> T naming(Setting port, Supplier<T> starting) {
    try {
      return starting.get();
    } catch (PortInUseException e) {
      throw portInUse(port, e.port());
    } catch (DirectoryInUseException e) {
      throw new StartException(
          "%s; stop it or set %s (%s)"
              .formatted(e.getMessage(), Setting.DATA_DIR.variable(), Setting.DATA_DIR.flag()));
    }
  }

  static StartException portInUse(Setting setting, int port) {
    return new StartException(
        "port %d is in use: set %s (%s) to another one, or to 0 for any free one"
            .formatted(port, setting.variable(), setting.flag()));
  }

  String bootstrapServers() {
    return kafka.map(EmbeddedKafka::bootstrapServers).or(config::bootstrapServers).orElseThrow();
  }

  String jdbcUrl() {
    return postgres.map(EmbeddedPostgres::jdbcUrl).or(config::databaseUrl).orElseThrow();
  }

  @Override
  public void close() {
    kafka.ifPresent(EmbeddedKafka::close);
    postgres.ifPresent(EmbeddedPostgres::close);
  }
}
