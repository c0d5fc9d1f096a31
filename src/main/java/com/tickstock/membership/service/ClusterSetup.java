package com.tickstock.membership.service;

import com.tickstock.membership.topic.Topic;
import com.tickstock.membership.topic.TopicAdmin;
import com.tickstock.membership.topic.TopicDifference;
import com.tickstock.membership.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prepares a Kafka cluster for the service. */
final class ClusterSetup {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterSetup.class);
  private static final String TRANSACTION_VERSION = "transaction.version";
  private static final short NEEDED = 2;

  private ClusterSetup() {}

  /** The configuration of every Kafka client. */
  static Map<String, Object> settings(String bootstrapServers, Map<String, String> extra) {
    Map<String, Object> settings = new HashMap<>(extra);
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return settings;
  }

  /**
   * Creates missing topics and compares the others with their files.
   *
   * @return the id of the cluster
   * @throws StartException if the cluster rejects this service, or a topic has a different number
   *     of partitions than its file
   */
  static String prepare(Map<String, Object> settings) {
    try (Admin admin = admin(settings)) {
      requireTransactionVersion(admin);
      TopicAdmin topics = new TopicAdmin(admin);
      List<Topic> created = topics.createMissing(Topics.ALL);
      created.forEach(topic -> LOG.info("created topic {}", topic.name()));
      List<TopicDifference> differences = topics.check(Topics.ALL);
      differences.forEach(ClusterSetup::log);
      String wrong =
          differences.stream()
              .filter(TopicDifference::isPartitions)
              .map(
                  d ->
                      "%s has %s partitions, expected %s"
                          .formatted(d.topic(), d.found(), d.expected()))
              .collect(Collectors.joining("; "));
      if (!wrong.isEmpty()) {
        throw new StartException(
            wrong + ": partitions are fixed at creation, use another cluster or copy the topic");
      }
      return clusterId(admin);
    }
  }

  private static Admin admin(Map<String, Object> settings) {
    try {
      return Admin.create(settings);
    } catch (KafkaException e) {
      // other messages may contain parts of a password, as those of the sasl.jaas.config parser do
      throw new StartException(
          "cannot create a Kafka client with the settings MEMBERSHIP_KAFKA_*: %s"
              .formatted(
                  e.getCause() instanceof ConfigException || e instanceof ConfigException
                      ? Optional.ofNullable(e.getCause()).orElse(e).getMessage()
                      : "check MEMBERSHIP_KAFKA_SASL_JAAS_CONFIG, and the files in the settings"));
    }
  }

  private static void log(TopicDifference difference) {
    LOG.warn(
        "topic {}: {} is {}, expected {} ({}); see 'topics check'",
        difference.topic(),
        difference.what(),
        difference.found(),
        difference.expected(),
        difference.why());
  }

  private static String clusterId(Admin admin) {
    return answered(admin.describeCluster().clusterId());
  }

  /** With older versions, the transaction of a killed instance can mix with the next one. */
  private static void requireTransactionVersion(Admin admin) {
    FinalizedVersionRange range =
        answered(admin.describeFeatures().featureMetadata())
            .finalizedFeatures()
            .get(TRANSACTION_VERSION);
    if (range == null || range.maxVersionLevel() < NEEDED) {
      LOG.warn(
          "the brokers are at {}={}: raise it with kafka-features.sh upgrade --feature {}={}",
          TRANSACTION_VERSION,
          range == null ? 0 : range.maxVersionLevel(),
          TRANSACTION_VERSION,
          NEEDED);
    }
  }

  private static <T> T answered(KafkaFuture<T> asked) {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      String reason = e.getCause().getMessage();
      throw new StartException(
          e.getCause() instanceof AuthenticationException
              ? "Kafka rejects this service: %s; check the settings MEMBERSHIP_KAFKA_*"
                  .formatted(reason)
              : ("Kafka does not answer: %s; check MEMBERSHIP_BOOTSTRAP_SERVERS and, if it needs"
                      + " authentication, MEMBERSHIP_KAFKA_SECURITY_PROTOCOL")
                  .formatted(reason));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("interrupted");
    }
  }
}
