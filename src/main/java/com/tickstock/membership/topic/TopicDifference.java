package com.tickstock.membership.topic;

import java.util.Optional;

/** Where a topic in the cluster is not as its file says. */
public record TopicDifference(
    String topic, String what, String expected, String found, String why) {
  private static final String PRESENCE = "topic";
  private static final String PARTITIONS = "partitions";
  private static final String REPLICATION = "replication";

  static TopicDifference missing(Topic topic) {
    return new TopicDifference(topic.name(), PRESENCE, "present", "missing", topic.purpose());
  }

  static Optional<TopicDifference> between(
      Topic topic, String what, Object expected, Object found) {
    String wanted = String.valueOf(expected);
    String had = String.valueOf(found);
    return wanted.equals(had)
        ? Optional.empty()
        : Optional.of(new TopicDifference(topic.name(), what, wanted, had, why(topic, what)));
  }

  /** Whether {@code topics apply} can mend it. */
  public boolean isSetting() {
    return !isPartitions() && !what.equals(REPLICATION) && !what.equals(PRESENCE);
  }

  /** Events would be looked for in partitions where they are not: nothing may run on that. */
  public boolean isPartitions() {
    return what.equals(PARTITIONS);
  }

  private static String why(Topic topic, String what) {
    if (what.equals(PARTITIONS)) {
      return "fixed at creation: a key's partition is where its order is";
    } else if (what.equals(REPLICATION)) {
      return "as many copies as the file says, fewer where there are fewer brokers";
    }
    return topic.settings().get(what).why();
  }
}
