package com.tickstock.membership.embedded;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.utils.Time;

/** The embedded broker with password authentication. */
public final class SecuredKafka implements AutoCloseable {
  private final DirectoryLock lock;
  private final KafkaRaftServer server;
  private final int port;

  private SecuredKafka(DirectoryLock lock, KafkaRaftServer server, int port) {
    this.lock = lock;
    this.server = server;
    this.port = port;
  }

  public static SecuredKafka start(Path directory, String user, String password)
      throws IOException {
    DirectoryLock lock = DirectoryLock.acquire(directory);
    KafkaLog log = new KafkaLog(lock.directory());
    Properties settings;
    int port;
    try (ServerSocket broker = Loopback.reserve("Kafka", 0);
        ServerSocket controller = Loopback.reserve("Kafka's controller", 0)) {
      port = broker.getLocalPort();
      settings = KafkaSettings.of(log.path(), port, controller.getLocalPort());
      settings.setProperty(
          "listener.security.protocol.map", "BROKER:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT");
      settings.setProperty("sasl.enabled.mechanisms", "PLAIN");
      settings.setProperty("sasl.mechanism.inter.broker.protocol", "PLAIN");
      settings.setProperty(
          "listener.name.broker.plain.sasl.jaas.config",
          "%s user_%s=\"%s\";".formatted(login(user, password), user, password));
      log.formatOnce(settings);
    }
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    return new SecuredKafka(lock, server, port);
  }

  /** The client's {@code sasl.jaas.config}, without the final semicolon. */
  public static String login(String user, String password) {
    return "%s required username=\"%s\" password=\"%s\""
        .formatted(PlainLoginModule.class.getName(), user, password);
  }

  public String bootstrapServers() {
    return Loopback.HOST + ":" + port;
  }

  @Override
  public void close() {
    EmbeddedKafka.stop(server);
    lock.close();
  }
}
