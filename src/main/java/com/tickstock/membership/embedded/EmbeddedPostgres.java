package com.tickstock.membership.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A PostgreSQL server in a process of its own, which keeps its data in a directory.
 *
 * <p>A later start on the same directory serves the same data on any port, whether the earlier
 * server was closed or killed. If this process is killed, the server keeps running until the next
 * start on its directory, which stops it first. The caller closes it; it has no shutdown hook.
 * Times are in UTC unless a client sets another zone, and text is in UTF-8, sorted by code point on
 * every machine.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private final DirectoryLock lock;
  private final Postmaster postmaster;
  private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedPostgres(
      DirectoryLock lock,
      Postmaster postmaster,
      io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) {
    this.lock = lock;
    this.postmaster = postmaster;
    this.server = server;
  }

  /**
   * Starts the server and returns when it serves queries.
   *
   * @param directory a directory only for this server, created if it is missing
   * @param port the port to listen on, or 0 for any free port
   * @throws DirectoryInUseException if another instance uses the directory
   * @throws PortInUseException if the port is not available
   * @throws IllegalStateException if the server does not start; the message names its log
   */
  public static EmbeddedPostgres start(Path directory, int port) {
    DirectoryLock lock = DirectoryLock.acquire(directory);
    try {
      return start(lock, port);
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedPostgres start(DirectoryLock lock, int port) {
    PostgresFiles files = new PostgresFiles(lock.directory());
    Postmaster postmaster = new Postmaster(files.data());
    try {
      // stop a server that survived a kill before the port check: it may still hold the port
      postmaster.stop();
      int chosen;
      try (ServerSocket socket = Loopback.reserve("PostgreSQL", port)) {
        chosen = socket.getLocalPort();
      }
      if (!files.isInitialised()) {
        postmaster.stopInitialisation();
      }
      files.beginStart();
      EmbeddedPostgres started =
          new EmbeddedPostgres(lock, postmaster, launch(files, postmaster, chosen));
      files.startSucceeded();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the directory " + lock.directory() + ": " + e, e);
    }
  }

  private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres launch(
      PostgresFiles files, Postmaster postmaster, int port) {
    try {
      return PostgresSettings.builder(files).setPort(port).start();
    } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
      IllegalStateException failure =
          new IllegalStateException("PostgreSQL does not start (" + e + "); see " + files.log(), e);
      try {
        postmaster.stop();
      } catch (IOException | RuntimeException notStopped) {
        failure.addSuppressed(notStopped);
      }
      throw failure;
    }
  }

  /**
   * The JDBC URL for clients. The database is {@code postgres}, which every server has: only this
   * service uses the server, so a separate database would separate nothing.
   */
  public String jdbcUrl() {
    return "jdbc:postgresql://"
        + Loopback.HOST
        + ":"
        + server.getPort()
        + "/postgres?user=postgres";
  }

  /** Disconnects clients, stops the server and returns when it has stopped. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      Uninterrupted.run(this::stop);
    }
  }

  private void stop() {
    try {
      server.close();
      // the launcher's close gives up after 5 s
      postmaster.stop();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop PostgreSQL", e);
    } finally {
      lock.close();
    }
  }
}
