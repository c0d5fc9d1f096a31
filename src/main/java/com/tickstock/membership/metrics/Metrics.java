package com.tickstock.membership.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The metrics of a running service. Thread-safe. */
public final class Metrics implements AutoCloseable {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final String OPEN_METRICS_1 = OPEN_METRICS + "; version=1.0.0; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  public Metrics() {
    registry.config().meterFilter(new KafkaFigures());
    List<MeterBinder> machine =
        List.of(
            collections,
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics());
    machine.forEach(this::add);
  }

  /** Adds the metrics of a part, which closes its own resources. */
  public void add(MeterBinder part) {
    part.bindTo(registry);
  }

  public MeterRegistry registry() {
    return registry;
  }

  /** All metrics at one moment, in the format of the answer. */
  public record Page(String contentType, byte[] content) {}

  /**
   * @param accept the Accept header; selects OpenMetrics if it contains it, else Prometheus text
   */
  public Page page(String accept) {
    String contentType = accept.contains(OPEN_METRICS) ? OPEN_METRICS_1 : TEXT;
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try {
      registry.scrape(content, contentType);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Page(contentType, content.toByteArray());
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
