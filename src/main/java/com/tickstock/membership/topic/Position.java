package com.tickstock.membership.topic;

import org.apache.kafka.clients.producer.RecordMetadata;

/** Where an event stands in {@code membership.events}; written {@code 3:1042}. */
public record Position(int partition, long offset) {
  static Position of(RecordMetadata metadata) {
    return new Position(metadata.partition(), metadata.offset());
  }

  @Override
  public String toString() {
    return partition + ":" + offset;
  }
}
