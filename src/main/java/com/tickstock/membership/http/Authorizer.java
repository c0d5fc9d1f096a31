package com.tickstock.membership.http;

import com.tickstock.membership.access.Role;
import com.tickstock.membership.config.Config;
import io.javalin.config.JavalinConfig;
import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.router.InternalRouter;
import io.javalin.security.Roles;
import java.util.Optional;
import java.util.Set;

/**
 * The one place that says who may call a route: every route, whoever adds it, gets a guard in front
 * of it, which is asked before a body is read. Javalin's own place for this, beforeMatched, looks
 * the route up twice more for each request, about a tenth of what a lookup takes.
 */
final class Authorizer extends InternalRouter {
  private final Guard guard;

  private Authorizer(JavalinState javalin, Guard guard) {
    super(javalin.wsRouter, javalin.eventManager, javalin.router, javalin.jetty);
    this.guard = guard;
  }

  /** Decides about a request for a route that needs a role, and throws where it is refused. */
  interface Guard {
    void check(Context ctx, Optional<Role> needed);
  }

  /** Before any route is added. */
  static void add(JavalinConfig javalin, Config config) {
    Guard guard =
        config
            .access()
            .tokensFile()
            .<Guard>map(TokenGuard::new)
            .orElseGet(() -> new LoopbackGuard(config));
    javalin.unsafe.internalRouter = new Authorizer(javalin.unsafe, guard);
  }

  /**
   * @throws IllegalStateException where the route does not say what it needs
   */
  @Override
  public InternalRouter addHttpEndpoint(Endpoint endpoint) {
    return super.addHttpEndpoint(isOpen(endpoint.method) ? endpoint : guarded(endpoint));
  }

  /** What runs around routes; what a browser asks before it may ask can bring no token. */
  private static boolean isOpen(HandlerType method) {
    return !method.isHttpMethod() || method.equals(HandlerType.OPTIONS);
  }

  private Endpoint guarded(Endpoint endpoint) {
    Roles roles = endpoint.metadata(Roles.class);
    if (roles == null
        || roles.getRoles().size() != 1
        || !(roles.getRoles().iterator().next() instanceof RequiredRole needs)) {
      throw new IllegalStateException(
          "%s %s does not say what it needs".formatted(endpoint.method, endpoint.path));
    }
    Handler handler = endpoint.handler;
    return new Endpoint(
        endpoint.method, endpoint.path, ctx -> pass(ctx, needs, handler), Set.of(roles));
  }

  private void pass(Context ctx, RequiredRole needs, Handler handler) throws Exception {
    guard.check(ctx, needs.role());
    handler.handle(ctx);
  }

  static ProblemException forbidden(String detail) {
    return new ProblemException(Problem.of(ProblemType.FORBIDDEN, detail));
  }
}
