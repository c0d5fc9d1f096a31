package com.tickstock.membership.http;

import com.tickstock.membership.json.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code /v1/info} and {@code /health}: version, addresses and health of the instance. */
final class StatusRoutes {
  private final Supplier<Backend.Info> info;
  private final Supplier<Backend.Health> health;
  private final Startup startup;

  StatusRoutes(Supplier<Backend.Info> info, Supplier<Backend.Health> health, Startup startup) {
    this.info = info;
    this.health = health;
    this.startup = startup;
  }

  void add(RoutesConfig routes) {
    GetRoutes.add(routes, "/v1/info", this::info);
    GetRoutes.add(
        routes, "/health/live", ctx -> health(ctx, health.get().failures()), RequiredRole.NOTHING);
    GetRoutes.add(
        routes, "/health/ready", ctx -> health(ctx, health.get().notReady()), RequiredRole.NOTHING);
  }

  private void info(Context ctx) {
    Request.requireNoParameters(ctx);
    Responses.digested(ctx, info.get());
  }

  /** Accepts unknown parameters: an error for a probe's parameter would look like an outage. */
  private void health(Context ctx, List<String> reasons) {
    ctx.status(reasons.isEmpty() ? 200 : 503);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", reasons.isEmpty() ? "UP" : "DOWN");
    body.put("reasons", reasons);
    if (ctx.queryParamMap().containsKey("verbose")) {
      startup.now().ifPresent(phase -> body.put("starting", phase));
    }
    Responses.once(ctx, "application/json", Json.write(body));
  }
}
