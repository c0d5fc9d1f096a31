package com.tickstock.membership.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** Adds read routes: GET, and HEAD with the same status and headers. */
final class GetRoutes {
  private GetRoutes() {}

  static void add(RoutesConfig routes, String path, Handler handler) {
    add(routes, path, handler, RequiredRole.READ);
  }

  /** Javalin's own HEAD would answer 200 without calling the handler. */
  static void add(RoutesConfig routes, String path, Handler handler, RequiredRole needs) {
    routes.get(path, handler, needs);
    routes.head(path, handler, needs);
  }
}
