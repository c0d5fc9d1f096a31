package com.tickstock.membership.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;

/** The settings that make a launcher for tests keep its data. */
final class PostgresSettings {
  /** Recovery after a power cut may replay much; a kill of this process needs no recovery. */
  private static final Duration READY_TIMEOUT = Duration.ofSeconds(60);

  /** The only way to set the launcher's parent directory. */
  private static final String PARENT_PROPERTY = "ot.epg.working-dir";

  private PostgresSettings() {}

  static EmbeddedPostgres.Builder builder(PostgresFiles files) {
    EmbeddedPostgres.Builder builder =
        inParent(files.programs())
            .setOverrideWorkingDirectory(files.programs().toFile())
            .setPgBinaryResolver(new OwnPrograms())
            .setDataDirectory(files.data())
            .setCleanDataDirectory(false)
            // called after the programs are unpacked and the data initialised, before the start
            .setDataDirectoryCustomizer(data -> files.dataInitialised())
            // the caller stops its parts in order
            .setRegisterShutdownHook(false)
            // a file, because a pipe would lose the reason of a failed start with this process
            .setOutputRedirector(Redirect.appendTo(files.log().toFile()))
            .setPGStartupWait(READY_TIMEOUT);
    server(builder);
    locale(builder);
    return builder;
  }

  private static void server(EmbeddedPostgres.Builder builder) {
    // the launcher turns both off: committed data would not survive a power cut
    builder.setServerConfig("fsync", "on");
    builder.setServerConfig("synchronous_commit", "on");
    // PostgreSQL's default; the launcher's 300 only use memory
    builder.setServerConfig("max_connections", "100");
    builder.setServerConfig("listen_addresses", Loopback.HOST);
    // the default adds a socket in /tmp, open to every user of the machine
    builder.setServerConfig("unix_socket_directories", "");
    builder.setServerConfig("timezone", "UTC");
    builder.setServerConfig("log_timezone", "UTC");
  }

  /** Stored with the data at the first start, which would otherwise use the machine's locale. */
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
   * The launcher caches the directory of the unpacked programs by resolver; with the shared
   * resolver, a second server would use the programs in the first one's directory.
   */
  private static final class OwnPrograms implements PgBinaryResolver {
    @Override
    public InputStream getPgBinary(String system, String machineHardware) throws IOException {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
    }
  }
}
