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
  /** Asks an instance alone who holds {@code DEFAULT/ETF/SPY}: only that one answers. */
  private static final String IS_SPY_HERE =
      """
      {"question":{"question":"group-known-since",
       "key":{"environment":"DEFAULT","type":"ETF","name":"SPY"}},"after":[],"stale":false}
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

  static boolean holdsSpy(Answers instance) {
    return instance.post("/internal/questions", IS_SPY_HERE).status() == 200;
  }

  @Override
  public void close() {
    instances.forEach(RunningService::close);
    postgres.close();
    kafka.close();
  }
}
