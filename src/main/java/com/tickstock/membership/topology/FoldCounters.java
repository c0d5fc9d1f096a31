package com.tickstock.membership.topology;

import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** How many events came to what, beside the other figures of Kafka Streams. */
final class FoldCounters {
  private static final String SCOPE = "fold";

  private final Sensor applied;
  private final Sensor unchanged;
  private final Sensor refused;

  FoldCounters(ProcessorContext<?, ?> context) {
    applied = sensor(context, "applied");
    unchanged = sensor(context, "unchanged");
    refused = sensor(context, "refused");
  }

  private static Sensor sensor(ProcessorContext<?, ?> context, String outcome) {
    StreamsMetrics metrics = context.metrics();
    String task = context.taskId().toString();
    return metrics.addRateTotalSensor(SCOPE, task, outcome, Sensor.RecordingLevel.INFO);
  }

  void applied() {
    applied.record();
  }

  void unchanged() {
    unchanged.record();
  }

  /** It became a dead letter. */
  void refused() {
    refused.record();
  }
}
