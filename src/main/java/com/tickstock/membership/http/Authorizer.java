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
 * Puts a guard in front of every route, whoever adds it. The guard checks access before the body is
 * read. Javalin's hook for this, beforeMatched, looks the route up twice more for each request,
 * which adds about a tenth to the time of a lookup.
 */
final class Authorizer extends InternalRouter {
  private final Guard guard;

  private Authorizer(JavalinState javalin, Guard guard) {
    super(javalin.wsRouter, javalin.eventManager, javalin.router, javalin.jetty);
    this.guard = guard;
  }

  /** Checks a request to a route that needs a role, and throws if it is refused. */
  interface Guard {
    void check(Context ctx, Optional<Role> needed);
  }

  /** Must be called before any route is added. */
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
   * @throws IllegalStateException if the route does not declare exactly one required role
   */
  @Override
  public InternalRouter addHttpEndpoint(Endpoint endpoint) {
    return super.addHttpEndpoint(isOpen(endpoint.method) ? endpoint : guarded(endpoint));
  }

  /** True for handlers around routes and for CORS preflights, which carry no token. */
  private static boolean isOpen(HandlerType method) {
    return !method.isHttpMethod() || method.equals(HandlerType.OPTIONS);
  }

  private Endpoint guarded(Endpoint endpoint) {
    Roles roles = endpoint.metadata(Roles.class);
    if (roles == null
        || roles.getRoles().size() != 1
        || !(roles.getRoles().iterator().next() instanceof RequiredRole needs)) {
      throw new IllegalStateException(
          "%s %s must declare one required role".formatted(endpoint.method, endpoint.path));
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
