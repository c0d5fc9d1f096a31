package com.tickstock.membership.topic;

import org.apache.kafka.clients.producer.RecordMetadata;

/** The partition and offset of an event in {@code membership.events}; written {@code 3:1042}. */
public record Position(int partition, long offset) {
  static Position of(RecordMetadata metadata) {
    return new Position(metadata.partition(), metadata.offset());
  }

  /**
   * The reverse of {@link #toString}.
   *
   * @throws IllegalArgumentException if {@code text} is not a position
   */
  public static Position parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("expected partition:offset");
    }
    return new Position(
        Integer.parseInt(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
  }

  /** Whether the partition and the offset are in range. */
  public boolean isPossible() {
    return partition >= 0 && partition < Topics.EVENTS.partitions() && offset >= 0;
  }

  @Override
  public String toString() {
    return partition + ":" + offset;
  }
}
