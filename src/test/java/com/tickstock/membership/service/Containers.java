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
 * A broker and a database in containers: started once, for whoever asks first, and removed when
 * this process ends. What one test class writes is there for the next. A class that is extended
 * with this is skipped, with the reason, where there is no Docker to use.
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

  /** What a service has to be told to use them. */
  static Map<Setting, String> settings() {
    return Map.of(
        Setting.BOOTSTRAP_SERVERS,
        KAFKA.getBootstrapServers(),
        Setting.DATABASE_URL,
        "%s&user=%s&password=%s"
            .formatted(POSTGRES.getJdbcUrl(), POSTGRES.getUsername(), POSTGRES.getPassword()));
  }

  /** Empty where they run. Anything but a Docker or an image that is not there is a failure. */
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

  /** A test report says only that tests were skipped, so the console says why. */
  private static Optional<String> told(String reason) {
    String line = "Skipping the tests in containers: " + reason;
    System.out.println(line);
    return Optional.of(line);
  }
}
