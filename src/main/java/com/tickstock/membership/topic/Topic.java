package com.tickstock.membership.topic;

import java.util.Map;

/**
 * A topic as defined by its file in {@code topics/}.
 *
 * @param partitions fixed at creation: events are ordered only within their key's partition
 * @param replication the number of replicas; fewer if there are fewer brokers
 */
public record Topic(
    String name,
    String purpose,
    String key,
    String value,
    int partitions,
    int replication,
    Map<String, Setting> settings) {

  /** A non-default topic setting and the reason for it. */
  public record Setting(String value, String why) {}
}
