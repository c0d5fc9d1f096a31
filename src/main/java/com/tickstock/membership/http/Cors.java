package com.tickstock.membership.http;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.CrossOriginHandler;

/**
 * Configures which other origins may call the service from a browser. It uses Jetty's handler,
 * because Javalin's plugin answers 400 to the service's own pages if their origin is not listed.
 */
final class Cors {
  static final String ANY = "*";
  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final Set<String> ALL = Set.of("GET", "HEAD", "PUT", "POST", "DELETE");
  private static final Set<String> REQUEST_HEADERS =
      Set.of(
          "Authorization",
          "Content-Type",
          "Idempotency-Key",
          "If-Match",
          "If-None-Match",
          "Last-Event-ID");
  private static final Set<String> ANSWER_HEADERS =
      Set.of(
          "ETag",
          "Location",
          "Retry-After",
          "Idempotency-Replayed",
          "Membership-As-Of",
          "Membership-Behind",
          "Membership-Known-At",
          "Membership-Next-Cursor",
          "Allow",
          Requests.ID);

  private Cors() {}

  /**
   * @param origins exact origins; {@code *} allows every origin to read, but not to write
   */
  static Handler.Singleton handler(List<String> origins) {
    CrossOriginHandler handler = new CrossOriginHandler();
    boolean any = origins.contains(ANY);
    handler.setAllowedOriginPatterns(
        any ? Set.of(ANY) : origins.stream().map(Pattern::quote).collect(Collectors.toSet()));
    handler.setAllowedMethods(any ? READS : ALL);
    handler.setAllowedHeaders(REQUEST_HEADERS);
    handler.setExposedHeaders(ANSWER_HEADERS);
    // clients send their token in each request; a browser needs to send no credentials by itself
    handler.setAllowCredentials(false);
    handler.setDeliverPreflightRequests(false);
    handler.setPreflightMaxAge(Duration.ofMinutes(10));
    return handler;
  }
}
