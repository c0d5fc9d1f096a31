package com.tickstock.membership.http;

import io.javalin.http.HandlerType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Measures the duration and the outcome of requests by method, route and status class. Paths are no
 * tag, because there is no limit on their number.
 */
final class RequestTimes {
  static final String NO_ROUTE = "none";

  private static final int KIND = 100;
  private static final int SERVER_ERROR = 5;
  private static final int CLIENT_ERROR = 4;
  private static final List<String> LOOKUPS =
      List.of("/v1/groups", "/v1/symbols", "/v1/universes", "/v1/overlap");
  private static final Duration[] BUCKETS =
      LongStream.of(1, 5, 25, 100, 500, 2000).mapToObj(Duration::ofMillis).toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

  private record Series(String method, String route, int kind) {
    boolean isLookup() {
      return (method.equals("GET") || method.equals("HEAD"))
          && LOOKUPS.stream().anyMatch(route::startsWith);
    }
  }

  RequestTimes(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * @param route empty if no route matched; then the method is not recorded, as it may be any text
   */
  void record(Optional<String> route, HandlerType method, int status, long nanos) {
    Series series =
        new Series(
            route.isPresent() ? method.name() : NO_ROUTE, route.orElse(NO_ROUTE), status / KIND);
    Timer timer = timers.get(series);
    if (timer == null) {
      timer = timers.computeIfAbsent(series, this::timer);
    }
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Series series) {
    return Timer.builder("http.server.requests")
        .description("Requests by how long they took and how they ended")
        .tag("method", series.method())
        .tag("route", series.route())
        .tag("status", series.kind() + "xx")
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  /** Lookups that a store answered since the start. */
  long answeredLookups() {
    return lookups(1, CLIENT_ERROR - 1);
  }

  /** Lookups that failed because the store was restoring or moving. */
  long unansweredLookups() {
    return lookups(SERVER_ERROR, SERVER_ERROR);
  }

  private long lookups(int leastKind, int mostKind) {
    return timers.entrySet().stream()
        .filter(timer -> timer.getKey().isLookup())
        .filter(timer -> timer.getKey().kind() >= leastKind && timer.getKey().kind() <= mostKind)
        .mapToLong(timer -> timer.getValue().count())
        .sum();
  }
}
