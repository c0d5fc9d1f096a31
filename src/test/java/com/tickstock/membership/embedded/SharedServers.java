package com.tickstock.membership.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.Await;
import com.tickstock.membership.Shared;
import com.tickstock.membership.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/** One broker and one database server for all test classes that do not stop them. */
public final class SharedServers {
  private static final Supplier<EmbeddedPostgres> POSTGRES =
      Shared.of(directory -> EmbeddedPostgres.start(directory, 0));

  private static final Supplier<EmbeddedKafka> KAFKA =
      Shared.of(directory -> EmbeddedKafka.start(directory, 0));

  private SharedServers() {}

  public static EmbeddedPostgres postgres() {
    return POSTGRES.get();
  }

  public static EmbeddedKafka kafka() {
    return KAFKA.get();
  }

  public static Map<String, Object> kafkaClient() {
    return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka().bootstrapServers());
  }

  /** Deletes topics that other classes may have left. */
  public static void deleteTopics(List<Topic> topics) {
    List<String> names = topics.stream().map(Topic::name).toList();
    try (Admin admin = Admin.create(kafkaClient())) {
      Await.until(
          "the topics to be gone",
          () -> {
            List<String> there =
                admin.listTopics().names().get().stream().filter(names::contains).toList();
            admin.deleteTopics(there);
            assertThat(there).isEmpty();
          });
    }
  }
}
