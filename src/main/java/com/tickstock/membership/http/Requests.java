package com.tickstock.membership.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Gives every request an id, measures it, and logs it if it failed. */
final class Requests {
  static final String ID = "X-Request-Id";

  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final String STREAM = "text/event-stream";
  private static final int FAILED = 500;
  private static final int INTERNAL = 500;

  /** Paths for other instances, which ask another instance if this one cannot answer. */
  private static final String PEERS = "/internal/";

  private final RequestTimes times;
  private final BooleanSupplier serving;

  /**
   * @param serving false during the start, when all requests fail for a known reason
   */
  Requests(MeterRegistry registry, BooleanSupplier serving) {
    this.serving = serving;
    this.times = new RequestTimes(registry);
  }

  void add(JavalinConfig javalin) {
    javalin.routes.before(Requests::name);
    javalin.requestLogger.http(this::ended);
  }

  RequestTimes times() {
    return times;
  }

  /** Takes the client's id if it is valid, so that the logs of both sides can be matched. */
  private static void name(Context ctx) {
    String given = ctx.header(ID);
    boolean plain = given != null && PLAIN.matcher(given).matches();
    ctx.header(
        ID, plain ? given : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
  }

  static String id(Context ctx) {
    return ctx.res().getHeader(ID);
  }

  private void ended(Context ctx, float millis) {
    Optional<String> route =
        Optional.ofNullable(ctx.endpoints().lastHttpEndpoint()).map(Requests::path);
    int status = ctx.statusCode();
    String contentType = ctx.res().getContentType();
    // the duration of a stream is not a response time
    if (contentType == null || !contentType.startsWith(STREAM)) {
      times.record(route, ctx.method(), status, (long) (millis * TimeUnit.MILLISECONDS.toNanos(1)));
    }
    if (status >= FAILED && route.filter(Requests::isProbe).isEmpty()) {
      // these failures are expected: the client tries again
      boolean known =
          !serving.getAsBoolean() || route.filter(path -> path.startsWith(PEERS)).isPresent();
      LOG.atLevel(status == INTERNAL ? Level.WARN : known ? Level.DEBUG : Level.INFO)
          .addKeyValue("method", ctx.method())
          .addKeyValue("route", route.orElse(RequestTimes.NO_ROUTE))
          .addKeyValue("status", status)
          .addKeyValue("ms", Math.round(millis))
          .addKeyValue("request", id(ctx))
          .log("request failed");
    }
  }

  /** A health probe that gets 503 has its answer: this is not a failure. */
  private static boolean isProbe(String route) {
    return route.startsWith("/health/");
  }

  private static String path(Endpoint endpoint) {
    return endpoint.path;
  }
}
