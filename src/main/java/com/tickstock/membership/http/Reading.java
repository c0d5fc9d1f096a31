package com.tickstock.membership.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** A route that reads: GET, and HEAD with the same status and headers. */
final class Reading {
  private Reading() {}

  /** Javalin's own HEAD would say 200 without asking the handler. */
  static void add(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }
}
