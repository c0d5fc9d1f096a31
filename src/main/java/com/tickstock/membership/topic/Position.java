package com.tickstock.membership.topic;

import org.apache.kafka.clients.producer.RecordMetadata;

/** Where an event stands in {@code membership.events}; written {@code 3:1042}. */
public record Position(int partition, long offset) {
  static Position of(RecordMetadata metadata) {
    return new Position(metadata.partition(), metadata.offset());
  }

  /** The reverse of {@link #toString}. */
  public static Position parse(String text) {
    int colon = text.indexOf(':');
    return new Position(
        Integer.parseInt(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return partition + ":" + offset;
  }
}
