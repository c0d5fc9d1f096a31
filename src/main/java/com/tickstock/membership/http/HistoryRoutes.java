package com.tickstock.membership.http;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.History;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.json.DiffJson;
import com.tickstock.membership.json.HistoryCursor;
import com.tickstock.membership.json.HistoryJson;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.query.question.AsOf;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The past of a group: its events, the difference of two days, its lineage, one symbol. */
final class HistoryRoutes {
  private static final int PAGE = 20;
  private static final int MAX_PAGE = 100;

  private final Supplier<MembershipQueries> queries;
  private final Environment environment;

  HistoryRoutes(Supplier<MembershipQueries> queries, Environment environment) {
    this.queries = queries;
    this.environment = environment;
  }

  void add(RoutesConfig routes) {
    GetRoutes.add(routes, "/v1/groups/{type}/{name}/history", this::history);
    GetRoutes.add(routes, "/v1/groups/{type}/{name}/diff", this::diff);
    GetRoutes.add(routes, "/v1/groups/{type}/{name}/lineage", this::lineage);
    GetRoutes.add(routes, "/v1/groups/{type}/{name}/members/{symbol}", this::member);
  }

  private void history(Context ctx) {
    Request request =
        new Request(ctx, environment, "limit", "cursor", "after", "stale", Csv.PARAMETER);
    MembershipQueries ask = request.reading(queries.get());
    GroupKey key = request.group();
    History.Cursor cursor =
        request.filled("cursor").map(HistoryCursor::parse).orElse(History.Cursor.START);
    HistoryJson page = ask.history(key, cursor, request.number("limit", 1, MAX_PAGE, PAGE));
    if (page.events().isEmpty()) {
      GroupLookup.known(ask, key); // throws if the group is unknown
    }
    if (Csv.isAsked(ctx)) {
      page.nextCursor().ifPresent(next -> ctx.header("Membership-Next-Cursor", next));
      CsvTables.history(page).answer(ctx);
    } else {
      Responses.digested(ctx, page);
    }
  }

  private void diff(Context ctx) {
    Request request =
        new Request(ctx, environment, "from", "to", "knownAt", "after", "stale", Csv.PARAMETER);
    MembershipQueries ask = request.reading(queries.get());
    GroupKey key = request.group();
    Instant from =
        request
            .time("from")
            .orElseThrow(() -> ProblemException.invalid("from", "from: expected a day or a time"));
    Optional<Instant> knownAt = request.knownAt();
    Instant to = request.time("to").or(() -> knownAt).orElseGet(request::now);
    GroupLookup.known(ask, key);
    DiffJson diff = ask.diff(key, new AsOf(from, knownAt), new AsOf(to, knownAt));
    if (Csv.isAsked(ctx)) {
      CsvTables.diff(diff).answer(ctx);
    } else {
      Responses.digested(ctx, diff);
    }
  }

  private void lineage(Context ctx) {
    Request request = new Request(ctx, environment, "asOf", "after", "stale");
    MembershipQueries ask = request.reading(queries.get());
    GroupKey key = request.group();
    Optional<AsOf> asOf = request.asOf();
    asOf.ifPresentOrElse(when -> GroupLookup.asOf(ask, key, when), () -> GroupLookup.now(ask, key));
    Responses.digested(
        ctx, ask.lineage(key, asOf.map(AsOf::time).orElse(TimelinePosition.LAST.effectiveAt())));
  }

  private void member(Context ctx) {
    Request request = new Request(ctx, environment, "asOf", "after", "stale");
    MembershipQueries ask = request.reading(queries.get());
    GroupKey key = request.group();
    Symbol symbol = request.symbol();
    GroupLookup.known(ask, key);
    Instant time = request.asOf().map(AsOf::time).orElse(TimelinePosition.LAST.effectiveAt());
    Responses.digested(ctx, ask.membership(key, symbol, time));
  }
}
