package com.tickstock.membership.http;

import com.tickstock.membership.access.LoopbackName;
import com.tickstock.membership.access.Role;
import com.tickstock.membership.config.Config;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;

/**
 * Protects a service without tokens, where every user of this machine may do everything, from
 * foreign web pages in a browser on this machine. Such a page may resolve its own name to 127.0.0.1
 * (DNS rebinding), or send requests for which browsers make no CORS preflight.
 */
final class LoopbackGuard implements Authorizer.Guard {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final Optional<String> advertised;

  LoopbackGuard(Config config) {
    this.advertised = config.advertisedAddress().map(address -> address.replaceFirst(":\\d+$", ""));
  }

  @Override
  public void check(Context ctx, Optional<Role> needed) {
    if (!isHere(ctx.req().getServerName())) {
      throw new ProblemException(
          Problem.of(
              ProblemType.MISDIRECTED,
              "the Host header names another machine; without tokens this service answers only to"
                  + " loopback names and to its advertised address"));
    }
    if (!READING.contains(ctx.req().getMethod()) && isOfAnotherPage(ctx) && isUnasked(ctx)) {
      throw Authorizer.forbidden("a page of another origin may not write here");
    }
  }

  private boolean isHere(String host) {
    return LoopbackName.is(host) || advertised.filter(host::equalsIgnoreCase).isPresent();
  }

  private static boolean isOfAnotherPage(Context ctx) {
    String origin = ctx.header("Origin");
    return origin != null && !origin.replaceFirst("^https?://", "").equals(ctx.header("Host"));
  }

  /** Whether a browser sends the request without a CORS preflight, so that nothing allowed it. */
  private static boolean isUnasked(Context ctx) {
    String type = Optional.ofNullable(ctx.contentType()).orElse("");
    return ctx.req().getMethod().equals("POST")
        && (type.isEmpty()
            || type.startsWith("text/plain")
            || type.startsWith("multipart/form-data")
            || type.startsWith("application/x-www-form-urlencoded"));
  }
}
