package com.tickstock.membership.http;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.json.InvalidJsonException;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.projection.ProjectionException;
import com.tickstock.membership.query.UnknownPartException;
import com.tickstock.membership.query.question.NotVisibleYetException;
import com.tickstock.membership.query.question.StoreUnavailableException;
import com.tickstock.membership.query.routing.PeerException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where exceptions become answers. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  static final String RETRY_SECONDS = "1";

  private Problems() {}

  static void map(RoutesConfig routes) {
    routes.exception(ProblemException.class, (e, ctx) -> answer(ctx, e.problem()));
    routes.exception(InvalidValueException.class, (e, ctx) -> invalid(ctx, e.field(), e));
    routes.exception(InvalidJsonException.class, (e, ctx) -> invalid(ctx, e.field(), e));
    routes.exception(
        UnknownPartException.class,
        (e, ctx) -> answer(ctx, ProblemException.notFound(e.getMessage()).problem()));
    routes.exception(PeerException.class, (e, ctx) -> unavailable(ctx, "instance-unavailable", e));
    routes.exception(
        NotVisibleYetException.class,
        (e, ctx) ->
            answer(ctx, Problem.of(504, "not-visible-yet", "Not visible yet", e.getMessage())));
    routes.exception(
        StoreUnavailableException.class, (e, ctx) -> unavailable(ctx, "store-unavailable", e));
    routes.exception(
        ProjectionException.class, (e, ctx) -> unavailable(ctx, "database-unavailable", e));
    routes.exception(RetriableException.class, (e, ctx) -> unavailable(ctx, "log-unavailable", e));
    routes.exception(
        RecordTooLargeException.class,
        (e, ctx) -> answer(ctx, Problem.of(413, "too-large", "Too large", e.getMessage())));
    routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, framework(ctx, e)));
    routes.exception(Exception.class, (e, ctx) -> unexpected(ctx, e));
  }

  private static void invalid(Context ctx, String field, Exception e) {
    answer(ctx, ProblemException.invalid(field, e.getMessage()).problem());
  }

  private static void unavailable(Context ctx, String code, Exception e) {
    ctx.header("Retry-After", RETRY_SECONDS);
    answer(ctx, Problem.of(503, code, "Not available now", e.getMessage()));
  }

  private static Problem framework(Context ctx, HttpResponseException e) {
    return switch (e.getStatus()) {
      case 404 -> Problem.of(404, "no-such-route", "Not found", "no route " + route(ctx));
      case 405 -> Problem.of(405, "method-not-allowed", "Method not allowed", route(ctx));
      case 413 ->
          Problem.of(
              413,
              "too-large",
              "Too large",
              "the body is larger than %d bytes".formatted(HttpServer.MOST_BODY_BYTES));
      default -> Problem.of(e.getStatus(), "http", "Not accepted", String.valueOf(e.getMessage()));
    };
  }

  private static String route(Context ctx) {
    return ctx.method() + " " + ctx.path();
  }

  /** Nobody outside learns how it is made inside. */
  private static void unexpected(Context ctx, Exception e) {
    LOG.error("{} failed (request {})", route(ctx), Requests.id(ctx), e);
    answer(
        ctx,
        Problem.of(
            500,
            "internal",
            "Internal error",
            "it is in the log of the service; not yours to mend"));
  }

  static void answer(Context ctx, Problem problem) {
    ctx.status(problem.status()).result(Json.write(problem)).contentType(Problem.CONTENT_TYPE);
  }
}
