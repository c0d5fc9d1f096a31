package com.tickstock.membership.topic;

import java.util.Map;

/**
 * A topic as its file in {@code topics/} defines it.
 *
 * @param partitions fixed at creation: the key's partition is where its order is
 * @param replication copies; fewer where there are fewer brokers
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
