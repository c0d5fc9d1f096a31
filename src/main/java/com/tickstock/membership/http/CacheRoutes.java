package com.tickstock.membership.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.json.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code /admin/cache}: the weekly workflow calls these routes of the former cache, so the answers
 * keep its format. There is no cache to fill: a refresh waits until all writes are visible, warming
 * reads everything once, and the figures are measured.
 */
final class CacheRoutes {
  private static final String ALL = "all";
  private static final List<String> TYPES =
      List.of(ALL, "etf", "sector", "theme", "segment", "custom", "universe");
  private static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(10);

  private final Supplier<Backend> backend;
  private final RequestTimes times;
  private final Environment environment;

  CacheRoutes(Supplier<Backend> backend, RequestTimes times, Environment environment) {
    this.backend = backend;
    this.times = times;
    this.environment = environment;
  }

  void add(RoutesConfig routes) {
    GetRoutes.add(routes, "/admin/cache/stats", this::stats, RequiredRole.ADMIN);
    routes.post("/admin/cache/refresh", this::refresh, RequiredRole.ADMIN);
    routes.post("/admin/cache/warm", this::warm, RequiredRole.ADMIN);
    GetRoutes.add(routes, "/admin/cache/test", this::test, RequiredRole.ADMIN);
    routes.after("/admin/cache/*", CacheRoutes::writeFailure);
  }

  private record Statistics(boolean success, CacheStats stats) {}

  /**
   * @param cacheType the type of the groups; null for all
   * @param key the name of one group; null for all
   * @param warm whether to read everything once as well
   */
  private record Refresh(@JsonProperty("cache_type") String cacheType, String key, Boolean warm) {
    private static final Refresh EVERYTHING = new Refresh(null, null, null);
  }

  @JsonNaming(SnakeCaseStrategy.class)
  private record Refreshed(
      boolean success, String message, boolean warmed, BigDecimal elapsedSeconds) {}

  @JsonNaming(SnakeCaseStrategy.class)
  private record Warmed(
      boolean success, String message, BigDecimal elapsedSeconds, CacheStats stats) {}

  private record Tested(boolean success, Map<String, Object> results, CacheStats stats) {}

  private void stats(Context ctx) {
    Environment of = new Request(ctx, environment).environment();
    Responses.json(ctx, new Statistics(true, statistics(of)));
  }

  /**
   * Accepts a body of any content type, because {@code curl -d} sends a form type. The route writes
   * nothing, so a foreign web page cannot abuse it.
   */
  private void refresh(Context ctx) {
    Environment of = new Request(ctx, environment).environment();
    byte[] body = Body.read(ctx);
    Refresh what = body.length == 0 ? Refresh.EVERYTHING : Json.read(body, Refresh.class);
    String type = Optional.ofNullable(what.cacheType()).orElse(ALL);
    if (!TYPES.contains(type)) {
      throw new InvalidValueException("cache_type", type, "one of " + String.join(", ", TYPES));
    }
    boolean warm = Boolean.TRUE.equals(what.warm());
    Stopwatch watch = new Stopwatch();
    backend.get().catchUp().accept(VISIBILITY_TIMEOUT);
    if (warm && type.equals(ALL)) {
      probe(of).readEverything();
    }
    String message =
        "Cache refreshed: %s/%s".formatted(type, Optional.ofNullable(what.key()).orElse(ALL));
    Responses.json(ctx, new Refreshed(true, message, warm, watch.seconds()));
  }

  private void warm(Context ctx) {
    Environment of = new Request(ctx, environment).environment();
    Stopwatch watch = new Stopwatch();
    probe(of).readEverything();
    BigDecimal seconds = watch.seconds();
    Responses.json(ctx, new Warmed(true, "Cache warmed successfully", seconds, statistics(of)));
  }

  private void test(Context ctx) {
    Environment of = new Request(ctx, environment).environment();
    Map<String, Object> results = probe(of).results();
    Responses.json(ctx, new Tested(true, results, statistics(of)));
  }

  private CacheStats statistics(Environment of) {
    return CacheStats.of(backend.get(), of, times);
  }

  private CacheProbe probe(Environment of) {
    return new CacheProbe(backend.get().queries(), backend.get().validator(), of);
  }

  /** Adds the fields by which the workflow recognises a failure to a problem. */
  private static void writeFailure(Context ctx) {
    if (Problem.CONTENT_TYPE.equals(ctx.res().getContentType())) {
      JsonNode problem =
          Json.readTree(
              Optional.ofNullable(ctx.result()).orElse("{}").getBytes(StandardCharsets.UTF_8));
      ObjectNode both = problem.deepCopy();
      both.put("success", false);
      both.set("error", problem.path("detail"));
      ctx.result(Json.write(both));
    }
  }
}
