package com.tickstock.membership.metrics;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** The lag of Kafka consumers. */
public final class Lag {
  private Lag() {}

  /**
   * Returns the number of records of a topic that the consumers of this process have not read, as
   * of their last fetches; 0 if they have no partition of it.
   *
   * @param metrics the metrics of the consumers
   */
  public static double records(Map<MetricName, ? extends Metric> metrics, String topic) {
    Map<String, Double> byPartition = new HashMap<>();
    metrics.forEach(
        (name, metric) -> {
          if (name.name().equals("records-lag")
              && isOf(topic, name.tags().get("topic"))
              && metric.metricValue() instanceof Double lag
              && !lag.isNaN()) {
            byPartition.merge(name.tags().get("partition"), lag, Math::max);
          }
        });
    return byPartition.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Some Kafka metrics replace the dots in the name of the topic. */
  private static boolean isOf(String topic, String tag) {
    return topic.equals(tag) || topic.replace('.', '_').equals(tag);
  }
}
