package com.tickstock.membership.http;

import com.tickstock.membership.feed.PositionGoneException;
import com.tickstock.membership.feed.TooManyClientsException;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.json.InvalidJsonException;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.projection.ProjectionException;
import com.tickstock.membership.query.UnknownPartException;
import com.tickstock.membership.query.question.NotVisibleYetException;
import com.tickstock.membership.query.routing.PeerException;
import com.tickstock.membership.store.access.StoreUnavailableException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps all exceptions to answers. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  static final String RETRY_SECONDS = "1";

  private Problems() {}

  static void map(RoutesConfig routes) {
    routes.exception(ProblemException.class, (e, ctx) -> answer(ctx, e.problem()));
    routes.exception(InvalidValueException.class, (e, ctx) -> invalid(ctx, e.field(), e));
    routes.exception(InvalidJsonException.class, (e, ctx) -> invalid(ctx, e.field(), e));
    routes.exception(UnknownPartException.class, (e, ctx) -> answer(ctx, ProblemType.NOT_FOUND, e));
    routes.exception(
        PeerException.class, (e, ctx) -> unavailable(ctx, ProblemType.INSTANCE_UNAVAILABLE, e));
    routes.exception(
        NotVisibleYetException.class, (e, ctx) -> answer(ctx, ProblemType.NOT_VISIBLE_YET, e));
    routes.exception(
        StoreUnavailableException.class,
        (e, ctx) -> unavailable(ctx, ProblemType.STORE_UNAVAILABLE, e));
    routes.exception(PositionGoneException.class, (e, ctx) -> answer(ctx, ProblemType.GONE, e));
    routes.exception(
        TooManyClientsException.class,
        (e, ctx) -> unavailable(ctx, ProblemType.TOO_MANY_CLIENTS, e));
    routes.exception(
        RetriableException.class, (e, ctx) -> unavailable(ctx, ProblemType.LOG_UNAVAILABLE, e));
    routes.exception(
        ProjectionException.class,
        (e, ctx) -> unavailable(ctx, ProblemType.DATABASE_UNAVAILABLE, e));
    routes.exception(
        RecordTooLargeException.class, (e, ctx) -> answer(ctx, ProblemType.TOO_LARGE, e));
    routes.exception(HttpResponseException.class, (e, ctx) -> framework(ctx, e));
    routes.exception(Exception.class, (e, ctx) -> unexpected(ctx, e));
  }

  private static void invalid(Context ctx, String field, Exception e) {
    answer(ctx, ProblemException.invalid(field, e.getMessage()).problem());
  }

  private static void unavailable(Context ctx, ProblemType type, Exception e) {
    ctx.header("Retry-After", RETRY_SECONDS);
    answer(ctx, type, e);
  }

  private static void framework(Context ctx, HttpResponseException e) {
    switch (e.getStatus()) {
      case 404 -> answer(ctx, Problem.of(ProblemType.NO_SUCH_ROUTE, "no route " + route(ctx)));
      case 413 -> answer(ctx, Body.tooLarge().problem());
      case 405 -> otherMethods(ctx, String.join(", ", e.getDetails().values()));
      default -> answer(ctx, Problem.http(e.getStatus(), String.valueOf(e.getMessage())));
    }
  }

  /**
   * @param allowed the methods of the path, such as {@code GET, HEAD}
   */
  private static void otherMethods(Context ctx, String allowed) {
    ctx.header("Allow", allowed);
    if (ctx.method().equals(HandlerType.OPTIONS)) {
      ctx.status(204);
    } else {
      String detail = "%s: expected %s".formatted(route(ctx), allowed);
      answer(ctx, Problem.of(ProblemType.METHOD_NOT_ALLOWED, detail));
    }
  }

  private static String route(Context ctx) {
    return ctx.method() + " " + ctx.path();
  }

  /** Does not expose internal details to the client. */
  private static void unexpected(Context ctx, Exception e) {
    LOG.error("{} failed (request {})", route(ctx), Requests.id(ctx), e);
    String detail = "Internal error; see the service log for request " + Requests.id(ctx);
    answer(ctx, Problem.of(ProblemType.INTERNAL, detail));
  }

  private static void answer(Context ctx, ProblemType type, Exception e) {
    answer(ctx, Problem.of(type, e.getMessage()));
  }

  static void answer(Context ctx, Problem problem) {
    ctx.header("Cache-Control", "no-store"); // otherwise a cache may keep a 404
    ctx.status(problem.status()).result(Json.write(problem)).contentType(Problem.CONTENT_TYPE);
  }
}
