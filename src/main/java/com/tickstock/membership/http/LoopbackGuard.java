package com.tickstock.membership.http;

import com.tickstock.membership.access.LoopbackName;
import com.tickstock.membership.access.Role;
import com.tickstock.membership.config.Config;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;

/**
 * Without tokens everybody on this machine may do everything, and the browser of somebody on this
 * machine runs pages of others. Such a page may give its own name the address 127.0.0.1 and be at
 * home here, or send what a browser sends anywhere without asking first.
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

  /** Whether a browser sends it without asking first: then nobody has allowed it. */
  private static boolean isUnasked(Context ctx) {
    String type = Optional.ofNullable(ctx.contentType()).orElse("");
    return ctx.req().getMethod().equals("POST")
        && (type.isEmpty()
            || type.startsWith("text/plain")
            || type.startsWith("multipart/form-data")
            || type.startsWith("application/x-www-form-urlencoded"));
  }
}
