package com.tickstock.membership.service;

import com.tickstock.membership.config.Setting;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A broker and a database in containers: started once on first use, and removed when this process
 * ends. Test classes share their data. Without Docker, classes with this extension are skipped with
 * the reason.
 */
final class Containers implements ExecutionCondition {
  private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.3.1");
  private static final PostgreSQLContainer POSTGRES = new PostgreSQLContainer("postgres:17-alpine");
  private static final Optional<String> UNAVAILABLE = start();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return UNAVAILABLE
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled("the containers run"));
  }

  /** The settings with which a service uses the containers. */
  static Map<Setting, String> settings() {
    return Map.of(
        Setting.BOOTSTRAP_SERVERS,
        KAFKA.getBootstrapServers(),
        Setting.DATABASE_URL,
        "%s&user=%s&password=%s"
            .formatted(POSTGRES.getJdbcUrl(), POSTGRES.getUsername(), POSTGRES.getPassword()));
  }

  /** Empty if the containers run. Only a missing Docker or image skips; other errors fail. */
  private static Optional<String> start() {
    try {
      if (!DockerClientFactory.instance().isDockerAvailable()) {
        return told("Docker is not there; the log above says where it was looked for");
      }
      Startables.deepStart(KAFKA, POSTGRES).join();
      return Optional.empty();
    } catch (RuntimeException e) {
      return told("Docker cannot fetch an image: " + unfetched(e).orElseThrow(() -> e));
    }
  }

  private static Optional<String> unfetched(RuntimeException failure) {
    return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
        .filter(ContainerFetchException.class::isInstance)
        .map(Throwable::getMessage)
        .findFirst();
  }

  /** Prints the reason, because a test report contains only that tests were skipped. */
  private static Optional<String> told(String reason) {
    String line = "Skipping the tests in containers: " + reason;
    System.out.println(line);
    return Optional.of(line);
  }
}
