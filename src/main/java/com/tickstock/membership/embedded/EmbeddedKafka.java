package com.tickstock.membership.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker in this process, which keeps its log in a directory.
 *
 * <p>A later start on the same directory serves the same log on any port, whether the earlier
 * broker was closed or killed. The caller closes it; it has no shutdown hook. If the broker cannot
 * continue, for example because its directory is lost, Kafka halts the process.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private final DirectoryLock lock;
  private final KafkaRaftServer server;
  private final int port;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedKafka(DirectoryLock lock, KafkaRaftServer server, int port) {
    this.lock = lock;
    this.server = server;
    this.port = port;
  }

  /**
   * Starts the broker and returns when it serves requests.
   *
   * @param directory a directory only for this broker, created if it is missing
   * @param port the port to listen on, or 0 for any free port
   * @throws DirectoryInUseException if another instance uses the directory
   * @throws PortInUseException if the port is not available
   */
  public static EmbeddedKafka start(Path directory, int port) {
    DirectoryLock lock = DirectoryLock.acquire(directory);
    try {
      return start(lock, port);
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedKafka start(DirectoryLock lock, int port) {
    KafkaLog log = new KafkaLog(lock.directory());
    boolean cutShort = log.isCutShort();
    Properties settings;
    int brokerPort;
    try (ServerSocket broker = Loopback.reserve("Kafka", port);
        ServerSocket controller = Loopback.reserve("Kafka's controller", 0)) {
      brokerPort = broker.getLocalPort();
      settings = KafkaSettings.of(log.path(), brokerPort, controller.getLocalPort());
      log.formatOnce(settings);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare Kafka's directory " + lock.directory(), e);
    }
    if (cutShort) {
      StaleBrokerRegistration.forget(KafkaSettings.controllerOnly(settings));
    }
    KafkaConfig config = new KafkaConfig(settings, false);
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    try {
      server.startup();
    } catch (RuntimeException | Error e) {
      stop(server);
      throw e;
    }
    return new EmbeddedKafka(lock, server, brokerPort);
  }

  static void stop(KafkaRaftServer server) {
    Uninterrupted.run(
        () -> {
          server.shutdown();
          server.awaitShutdown();
        });
  }

  /** The address for clients, as {@code host:port}. */
  public String bootstrapServers() {
    return Loopback.HOST + ":" + port;
  }

  /** Stops the broker and returns when it has stopped and its files are closed. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        stop(server);
      } finally {
        lock.close();
      }
    }
  }
}
