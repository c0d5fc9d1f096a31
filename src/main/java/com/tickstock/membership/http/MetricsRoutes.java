package com.tickstock.membership.http;

import com.tickstock.membership.metrics.Metrics;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** {@code /metrics} for Prometheus; also answers while the service starts and restores. */
final class MetricsRoutes {
  private final Metrics metrics;

  MetricsRoutes(Metrics metrics) {
    this.metrics = metrics;
  }

  void add(RoutesConfig routes) {
    GetRoutes.add(routes, "/metrics", this::metrics);
  }

  private void metrics(Context ctx) {
    Metrics.Page page = metrics.page(Optional.ofNullable(ctx.header("Accept")).orElse(""));
    ctx.contentType(page.contentType()).result(page.content());
  }
}
