package com.tickstock.membership.metrics;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** How far Kafka consumers are behind. */
public final class Lag {
  private Lag() {}

  /**
   * Records of a topic that wait for the consumers of this process, as of their last fetches; 0
   * where they have no partition of it.
   *
   * @param metrics of the consumers
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

  /** Some of Kafka's figures have the topic's name with its dots replaced. */
  private static boolean isOf(String topic, String tag) {
    return topic.equals(tag) || topic.replace('.', '_').equals(tag);
  }
}
