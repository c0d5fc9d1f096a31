package com.tickstock.membership.embedded;

import com.tickstock.membership.Await;
import com.tickstock.membership.MemoryTempDirs;
import com.tickstock.membership.topic.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One broker and one database server for all test classes that are extended with this and do not
 * stop them. Each is started for the first that asks, and closed after the last class.
 */
public final class SharedServers implements BeforeAllCallback {
  private static ExtensionContext.Store store;

  @Override
  public void beforeAll(ExtensionContext context) {
    store = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
  }

  public static EmbeddedPostgres postgres() {
    return store.computeIfAbsent(Postgres.class, k -> new Postgres(), Postgres.class).server;
  }

  public static EmbeddedKafka kafka() {
    return store.computeIfAbsent(Kafka.class, k -> new Kafka(), Kafka.class).broker;
  }

  public static Map<String, Object> kafkaClient() {
    return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka().bootstrapServers());
  }

  /** Deletes what other classes left of them. */
  public static void deleteTopics(List<Topic> topics) {
    List<String> names = topics.stream().map(Topic::name).toList();
    try (Admin admin = Admin.create(kafkaClient())) {
      Await.until(
          "the topics to be gone",
          () -> {
            List<String> there =
                admin.listTopics().names().get().stream().filter(names::contains).toList();
            admin.deleteTopics(there);
            Assertions.assertThat(there).isEmpty();
          });
    }
  }

  private static final class Postgres implements AutoCloseable {
    private final Path directory = MemoryTempDirs.create();
    private final EmbeddedPostgres server = EmbeddedPostgres.start(directory, 0);

    @Override
    public void close() throws IOException {
      server.close();
      Utils.delete(directory.toFile());
    }
  }

  private static final class Kafka implements AutoCloseable {
    private final Path directory = MemoryTempDirs.create();
    private final EmbeddedKafka broker = EmbeddedKafka.start(directory, 0);

    @Override
    public void close() throws IOException {
      broker.close();
      Utils.delete(directory.toFile());
    }
  }
}
