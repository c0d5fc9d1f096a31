package com.tickstock.membership.service;

import com.tickstock.membership.config.Setting;
import com.tickstock.membership.embedded.EmbeddedKafka;
import com.tickstock.membership.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Several instances on one broker and one database, each with a copy of another's stores. */
final class Cluster implements AutoCloseable {
  /** Asked of an instance alone. */
  private static final String GROUP_NOW =
      """
      {"question":{"question":"group-now",
       "key":{"environment":"DEFAULT","type":"%s","name":"%s"}},"after":[],"stale":%s}
      """;

  private final Path directory;
  private final Path holdings;
  private final EmbeddedKafka kafka;
  private final EmbeddedPostgres postgres;
  private final List<RunningService> instances = new ArrayList<>();

  private Cluster(Path directory, Path holdings) {
    this.directory = directory;
    this.holdings = holdings;
    this.kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
    this.postgres = EmbeddedPostgres.start(directory.resolve("postgres"), 0);
  }

  static Cluster start(Path directory, Path holdings, int instances) {
    Cluster cluster = new Cluster(directory, holdings);
    for (int i = 0; i < instances; i++) {
      cluster.instances.add(cluster.startInstance(i));
    }
    return cluster;
  }

  Map<Setting, String> settings() {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    settings.put(Setting.BOOTSTRAP_SERVERS, kafka.bootstrapServers());
    settings.put(Setting.DATABASE_URL, postgres.jdbcUrl());
    settings.put(Setting.STANDBY_REPLICAS, "1");
    return settings;
  }

  private RunningService startInstance(int number) {
    return RunningService.start(dataOf(number), holdings, settings());
  }

  Path dataOf(int number) {
    return directory.resolve("instance-" + number);
  }

  List<RunningService> instances() {
    return instances;
  }

  RunningService instance(int number) {
    return instances.get(number);
  }

  /** Stops it in order and starts it on the same directory. */
  void restart(int number) {
    instances.get(number).close();
    instances.set(number, startInstance(number));
  }

  static boolean holds(Answers instance, String type, String name) {
    return answers(instance, GROUP_NOW.formatted(type, name, false));
  }

  /** Whether the instance can answer, even if it is not the holder. */
  static boolean hasCopy(Answers instance, String type, String name) {
    return answers(instance, GROUP_NOW.formatted(type, name, true));
  }

  private static boolean answers(Answers instance, String question) {
    Answers.Answer answer = instance.post("/internal/questions", question);
    return answer.status() == 200 && !answer.body().isEmpty();
  }

  @Override
  public void close() {
    instances.forEach(RunningService::close);
    postgres.close();
    kafka.close();
  }
}
