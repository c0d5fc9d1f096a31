package com.tickstock.membership.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** A route that reads, for who may read: GET, and HEAD with the same status and headers. */
final class GetRoutes {
  private GetRoutes() {}

  static void add(RoutesConfig routes, String path, Handler handler) {
    add(routes, path, handler, RequiredRole.READ);
  }

  /** Javalin's own HEAD would say 200 without asking the handler. */
  static void add(RoutesConfig routes, String path, Handler handler, RequiredRole needs) {
    routes.get(path, handler, needs);
    routes.head(path, handler, needs);
  }
}
