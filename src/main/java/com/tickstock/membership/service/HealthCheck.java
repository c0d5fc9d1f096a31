package com.tickstock.membership.service;

import com.tickstock.membership.feed.Feed;
import com.tickstock.membership.http.Backend;
import com.tickstock.membership.projection.Projection;
import com.tickstock.membership.query.routing.HeartbeatMonitor;
import com.tickstock.membership.topology.MembershipStreams;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;

/** Checks for failures that need a restart, and for reasons why answers are missing or stale. */
record HealthCheck(
    MembershipStreams streams, Projection projection, Feed feed, HeartbeatMonitor heartbeats)
    implements MeterBinder {

  Backend.Health health() {
    List<String> failures = new ArrayList<>();
    streams.failure().ifPresent(cause -> failures.add("topology: " + cause.getMessage()));
    projection.failure().ifPresent(cause -> failures.add("projection: " + cause));
    feed.failure().ifPresent(failure -> failures.add("feed: " + failure));
    List<String> notReady = new ArrayList<>(failures);
    if (!streams.isRunning()) {
      notReady.add("topology: restoring or moving");
    }
    heartbeats.trouble().ifPresent(trouble -> notReady.add("topology: " + trouble));
    feed.trouble().ifPresent(trouble -> notReady.add("feed: " + trouble));
    projection.trouble().ifPresent(trouble -> notReady.add("projection: " + trouble));
    return new Backend.Health(failures, notReady);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("membership.ready", this, check -> check.health().notReady().isEmpty() ? 1 : 0)
        .description("1 if the instance is ready")
        .register(registry);
  }
}
