package com.tickstock.membership.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;

/**
 * Selects the useful metrics from the thousands that Kafka's clients have; omits those of each
 * store, task and node of the topology.
 */
final class KafkaFigures implements MeterFilter {
  private static final String KAFKA = "kafka.";
  private static final List<String> WANTED =
      List.of(
          "kafka.stream.client",
          "kafka.stream.thread.",
          "kafka.stream.fold.",
          "kafka.consumer.coordinator.",
          "kafka.consumer.fetch.manager.records.lag",
          "kafka.producer.record.error",
          "kafka.producer.txn");

  @Override
  public MeterFilterReply accept(Meter.Id meter) {
    String name = meter.getName();
    return !name.startsWith(KAFKA) || WANTED.stream().anyMatch(name::startsWith)
        ? MeterFilterReply.NEUTRAL
        : MeterFilterReply.DENY;
  }
}
