package com.tickstock.membership.topic;

import com.tickstock.membership.clock.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Compares a cluster's topics with their files. Blocks; does not own {@code admin}. */
public final class TopicAdmin {
  private static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(10);
  private static final String MIN_INSYNC = "min.insync.replicas";

  private final Admin admin;

  public TopicAdmin(Admin admin) {
    this.admin = admin;
  }

  /** Creates missing topics and leaves the others unchanged. */
  public List<Topic> createMissing(Collection<Topic> topics) {
    Map<String, TopicDescription> existing = describe(topics);
    List<Topic> missing = topics.stream().filter(t -> !existing.containsKey(t.name())).toList();
    int brokers = brokers();
    missing.forEach(topic -> create(topic, brokers));
    awaitVisible(missing);
    return missing;
  }

  private void create(Topic topic, int brokers) {
    try {
      get(admin.createTopics(List.of(creation(topic, brokers))).all());
    } catch (TopicExistsException e) {
      // another instance that starts at the same time created it
    }
  }

  /** A broker may not know a new topic at once. */
  private void awaitVisible(List<Topic> created) {
    if (!Deadline.in(VISIBILITY_TIMEOUT)
        .await(POLL_INTERVAL, () -> describe(created).size() == created.size())) {
      throw new IllegalStateException("the created topics are not visible: check the brokers");
    }
  }

  /** Returns the differences from the files; empty if there are none. */
  public List<TopicDifference> check(Collection<Topic> topics) {
    Map<String, TopicDescription> existing = describe(topics);
    int brokers = brokers();
    List<TopicDifference> differences = new ArrayList<>();
    for (Topic topic : topics) {
      TopicDescription found = existing.get(topic.name());
      if (found == null) {
        differences.add(TopicDifference.missing(topic));
      } else {
        differences.addAll(differences(topic, found, brokers));
      }
    }
    return differences;
  }

  /**
   * Creates missing topics and sets their configs.
   *
   * @return the differences that need manual work: partitions and replicas
   */
  public List<TopicDifference> apply(Collection<Topic> topics) {
    createMissing(topics);
    Map<ConfigResource, Collection<AlterConfigOp>> alterations =
        new TreeMap<>(Comparator.comparing(ConfigResource::name));
    List<TopicDifference> left = new ArrayList<>();
    for (TopicDifference difference : check(topics)) {
      if (difference.isSetting()) {
        alterations
            .computeIfAbsent(resource(difference.topic()), topic -> new ArrayList<>())
            .add(
                new AlterConfigOp(
                    new ConfigEntry(difference.what(), difference.expected()),
                    AlterConfigOp.OpType.SET));
      } else {
        left.add(difference);
      }
    }
    get(admin.incrementalAlterConfigs(alterations).all());
    return left;
  }

  private List<TopicDifference> differences(Topic topic, TopicDescription found, int brokers) {
    List<TopicDifference> differences = new ArrayList<>();
    TopicDifference.between(topic, "partitions", topic.partitions(), found.partitions().size())
        .ifPresent(differences::add);
    int replicas = found.partitions().get(0).replicas().size();
    TopicDifference.between(topic, "replication", replication(topic, brokers), replicas)
        .ifPresent(differences::add);
    Config config =
        get(admin.describeConfigs(List.of(resource(topic.name()))).all())
            .get(resource(topic.name()));
    settings(topic, brokers)
        .forEach(
            (name, expected) ->
                TopicDifference.between(topic, name, expected, config.get(name).value())
                    .ifPresent(differences::add));
    return differences;
  }

  private static NewTopic creation(Topic topic, int brokers) {
    return new NewTopic(
            topic.name(),
            Optional.of(topic.partitions()),
            Optional.of((short) replication(topic, brokers)))
        .configs(settings(topic, brokers));
  }

  private static int replication(Topic topic, int brokers) {
    return Math.min(topic.replication(), brokers);
  }

  /** Limits min.insync.replicas to the replication, if there are fewer brokers. */
  private static Map<String, String> settings(Topic topic, int brokers) {
    Map<String, String> settings = new TreeMap<>();
    topic.settings().forEach((name, setting) -> settings.put(name, setting.value()));
    settings.computeIfPresent(
        MIN_INSYNC,
        (name, value) ->
            String.valueOf(Math.min(Integer.parseInt(value), replication(topic, brokers))));
    return settings;
  }

  /** Counts brokers that are down as well: they must not reduce the replicas of a topic. */
  private int brokers() {
    DescribeClusterOptions all = new DescribeClusterOptions().includeFencedBrokers(true);
    return get(admin.describeCluster(all).nodes()).size();
  }

  private Map<String, TopicDescription> describe(Collection<Topic> topics) {
    Map<String, KafkaFuture<TopicDescription>> found =
        admin.describeTopics(topics.stream().map(Topic::name).toList()).topicNameValues();
    return found.values().stream()
        .flatMap(future -> existing(future).stream())
        .collect(Collectors.toMap(TopicDescription::name, Function.identity()));
  }

  private static Optional<TopicDescription> existing(KafkaFuture<TopicDescription> future) {
    try {
      return Optional.of(get(future));
    } catch (UnknownTopicOrPartitionException e) {
      return Optional.empty();
    }
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }
}
