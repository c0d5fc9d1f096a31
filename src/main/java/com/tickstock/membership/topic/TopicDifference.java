package com.tickstock.membership.topic;

import java.util.Optional;

/** A difference between a topic in the cluster and its file. */
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

  /** Whether {@code topics apply} can fix it. */
  public boolean isSetting() {
    return !isPartitions() && !what.equals(REPLICATION) && !what.equals(PRESENCE);
  }

  /** The service must not run with this: it would look for events in the wrong partitions. */
  public boolean isPartitions() {
    return what.equals(PARTITIONS);
  }

  private static String why(Topic topic, String what) {
    if (what.equals(PARTITIONS)) {
      return "fixed at creation: events are ordered only within their key's partition";
    } else if (what.equals(REPLICATION)) {
      return "as many copies as in the file, fewer if there are fewer brokers";
    }
    return topic.settings().get(what).why();
  }
}
