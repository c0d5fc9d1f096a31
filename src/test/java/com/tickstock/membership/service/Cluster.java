package com.tickstock.membership.service;

import com.tickstock.membership.config.Setting;
import com.tickstock.membership.embedded.EmbeddedKafka;
import com.tickstock.membership.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/**
 * Several instances on one broker and one database, each with a standby copy of another's stores.
 */
final class Cluster implements AutoCloseable {
  /** A query to one instance only. */
  private static final String QUESTION =
      """
      {"log":"%s","question":%s,"after":[],"stale":%s}
      """;

  private static final String GROUP_NOW =
      """
      {"question":"group-now","key":{"environment":"DEFAULT","type":"%s","name":"%s"}}
      """;

  private final Path directory;
  private final Path holdings;
  private final EmbeddedKafka kafka;
  private final EmbeddedPostgres postgres;
  private final String log;
  private final List<RunningService> instances = new ArrayList<>();

  private Cluster(Path directory, Path holdings) {
    this.directory = directory;
    this.holdings = holdings;
    this.kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
    this.postgres = EmbeddedPostgres.start(directory.resolve("postgres"), 0);
    this.log = log(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
  }

  static Cluster start(Path directory, Path holdings, int instances) {
    Cluster cluster = new Cluster(directory, holdings);
    for (int i = 0; i < instances; i++) {
      cluster.instances.add(cluster.startInstance(i));
    }
    return cluster;
  }

  /** Starts all instances at once, as after a power failure. */
  static Cluster startTogether(Path directory, Path holdings, int instances) {
    Cluster cluster = new Cluster(directory, holdings);
    IntStream.range(0, instances)
        .mapToObj(
            i ->
                CompletableFuture.supplyAsync(
                    () -> cluster.startInstance(i), task -> new Thread(task).start()))
        .toList()
        .forEach(starting -> cluster.instances.add(starting.join()));
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

  /** Stops an instance cleanly and starts it on the same directory. */
  void restart(int number) {
    instances.get(number).close();
    instances.set(number, startInstance(number));
  }

  boolean holds(Answers instance, String type, String name) {
    return holds(log, instance, type, name);
  }

  static boolean holds(String log, Answers instance, String type, String name) {
    Answers.Answer answer = ask(log, instance, GROUP_NOW.formatted(type, name), false);
    return answer.status() == 200 && !answer.body().isEmpty();
  }

  /** Whether the instance can answer, even if it is not the holder. */
  boolean hasCopy(Answers instance, String type, String name) {
    Answers.Answer answer = ask(instance, GROUP_NOW.formatted(type, name), true);
    return answer.status() == 200 && !answer.body().isEmpty();
  }

  /** Returns the answer of one instance to another. */
  Answers.Answer ask(Answers instance, String question, boolean stale) {
    return ask(log, instance, question, stale);
  }

  private static Answers.Answer ask(String log, Answers instance, String question, boolean stale) {
    return instance.post("/internal/questions", QUESTION.formatted(log, question, stale));
  }

  /** The cluster id and the application id. */
  static String log(Map<String, Object> client) {
    try (Admin admin = Admin.create(client)) {
      return admin.describeCluster().clusterId().get() + "/membership-2";
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    instances.forEach(RunningService::close);
    postgres.close();
    kafka.close();
  }
}
