package com.tickstock.membership.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;

/** The settings that turn a launcher made for tests into one whose data lasts. */
final class PostgresSettings {
  /** Recovery from a power cut may replay much; after a kill of this process there is none. */
  private static final Duration READY_TIMEOUT = Duration.ofSeconds(60);

  /** The only way to name the launcher's parent directory. */
  private static final String PARENT_PROPERTY = "ot.epg.working-dir";

  private PostgresSettings() {}

  static EmbeddedPostgres.Builder builder(PostgresFiles files) {
    EmbeddedPostgres.Builder builder =
        inParent(files.programs())
            .setOverrideWorkingDirectory(files.programs().toFile())
            .setPgBinaryResolver(new OwnPrograms())
            .setDataDirectory(files.data())
            .setCleanDataDirectory(false)
            // called when the programs are unpacked and the data initialised, before it is served
            .setDataDirectoryCustomizer(data -> files.dataInitialised())
            // the caller stops its parts in order
            .setRegisterShutdownHook(false)
            // a pipe would end with this process, and take a failed start's reason with it
            .setOutputRedirector(Redirect.appendTo(files.log().toFile()))
            .setPGStartupWait(READY_TIMEOUT);
    server(builder);
    locale(builder);
    return builder;
  }

  private static void server(EmbeddedPostgres.Builder builder) {
    // the launcher turns both off: what is committed would not survive a power cut
    builder.setServerConfig("fsync", "on");
    builder.setServerConfig("synchronous_commit", "on");
    // PostgreSQL's default; the launcher's 300 only take memory
    builder.setServerConfig("max_connections", "100");
    builder.setServerConfig("listen_addresses", Loopback.HOST);
    // by default also a socket in /tmp, open to every user of the machine
    builder.setServerConfig("unix_socket_directories", "");
    builder.setServerConfig("timezone", "UTC");
    builder.setServerConfig("log_timezone", "UTC");
  }

  /** Kept in the data at its first start, which would else take them from the machine. */
  private static void locale(EmbeddedPostgres.Builder builder) {
    builder.setLocaleConfig("locale", "C");
    builder.setLocaleConfig("locale-provider", "builtin");
    builder.setLocaleConfig("builtin-locale", "C.UTF-8");
  }

  /**
   * The launcher creates its parent directory, by default {@code /tmp/embedded-pg}, and deletes old
   * data directories in it; here there are none.
   */
  private static synchronized EmbeddedPostgres.Builder inParent(Path parent) {
    String former = System.setProperty(PARENT_PROPERTY, parent.toString());
    try {
      return EmbeddedPostgres.builder();
    } finally {
      if (former == null) {
        System.clearProperty(PARENT_PROPERTY);
      } else {
        System.setProperty(PARENT_PROPERTY, former);
      }
    }
  }

  /**
   * The launcher remembers by resolver where it unpacked programs; with the one that all share, a
   * second server would run on programs in the first one's directory.
   */
  private static final class OwnPrograms implements PgBinaryResolver {
    @Override
    public InputStream getPgBinary(String system, String machineHardware) throws IOException {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
    }
  }
}
