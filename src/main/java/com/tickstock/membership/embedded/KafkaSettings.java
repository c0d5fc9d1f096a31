package com.tickstock.membership.embedded;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a single broker that is its own controller. */
final class KafkaSettings {
  private static final String NODE = "1";
  private static final String CONTROLLER_LISTENER = "CONTROLLER";

  private static final String BROKER_LISTENER = "BROKER";
  private static final String LARGEST_BATCH_BYTES = "33554432";

  private KafkaSettings() {}

  static Properties of(Path log, int brokerPort, int controllerPort) {
    Properties settings = new Properties();
    identity(settings, brokerPort, controllerPort);
    settings.setProperty("log.dirs", log.toString());
    oneNode(settings);
    limits(settings);
    speed(settings);
    return settings;
  }

  /** The same node without its broker. */
  static Properties controllerOnly(Properties settings) {
    Properties controller = new Properties();
    controller.putAll(settings);
    controller.setProperty("process.roles", "controller");
    controller.setProperty(
        "listeners",
        settings
            .getProperty("controller.quorum.voters")
            .replace(NODE + "@", CONTROLLER_LISTENER + "://"));
    controller.remove("inter.broker.listener.name");
    return controller;
  }

  private static void identity(Properties settings, int brokerPort, int controllerPort) {
    String controller = Loopback.HOST + ":" + controllerPort;
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty("node.id", NODE);
    settings.setProperty(
        "listeners",
        BROKER_LISTENER
            + "://"
            + Loopback.HOST
            + ":"
            + brokerPort
            + ","
            + CONTROLLER_LISTENER
            + "://"
            + controller);
    settings.setProperty(
        "listener.security.protocol.map",
        BROKER_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    settings.setProperty("inter.broker.listener.name", BROKER_LISTENER);
    settings.setProperty("controller.listener.names", CONTROLLER_LISTENER);
    // the address of a static voter is read from here at each start, and only its id is on disk;
    // a dynamic quorum stores the address, and would look for the controller at its former port
    settings.setProperty("controller.quorum.voters", NODE + "@" + controller);
  }

  private static void oneNode(Properties settings) {
    // there is no second node to hold a replica
    settings.setProperty("offsets.topic.replication.factor", "1");
    settings.setProperty("transaction.state.log.replication.factor", "1");
    settings.setProperty("transaction.state.log.min.isr", "1");
    // the defaults of 50 spread load over brokers; here they only slow down each start
    settings.setProperty("offsets.topic.num.partitions", "8");
    settings.setProperty("transaction.state.log.num.partitions", "8");
    // open transactions are aborted 10 s after they began, instead of up to 10 s later
    settings.setProperty("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    // a misspelt topic is an error, not an empty topic
    settings.setProperty("auto.create.topics.enable", "false");
  }

  private static void limits(Properties settings) {
    // a batch is not split, and the default limit is 1 MB
    settings.setProperty("message.max.bytes", LARGEST_BATCH_BYTES);
    settings.setProperty("replica.fetch.max.bytes", LARGEST_BATCH_BYTES);
    // a request contains a batch and more
    settings.setProperty("socket.request.max.bytes", "134217728");
    // the default takes 128 MB of this process's heap; this compacts some 600,000 keys in a pass
    settings.setProperty("log.cleaner.dedupe.buffer.size", "16777216");
  }

  private static void speed(Properties settings) {
    // the default waits 3 s for more members before a group's first assignment
    settings.setProperty("group.initial.rebalance.delay.ms", "0");
    settings.setProperty("broker.heartbeat.interval.ms", "250");
    // the number of partition logs that are recovered in parallel after a kill
    settings.setProperty("num.recovery.threads.per.data.dir", "2");
  }
}
