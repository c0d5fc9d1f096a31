package com.tickstock.membership.http;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.EncodedAnswer;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.OverlapJson;
import com.tickstock.membership.json.SymbolJson;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.query.Overlaps;
import com.tickstock.membership.query.SetOperation;
import com.tickstock.membership.query.UniverseJson;
import com.tickstock.membership.query.Universes;
import com.tickstock.membership.query.question.AsOf;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The groups of a symbol, universes built from groups, and the overlap of groups. */
final class SymbolRoutes {
  private static final int TOP = 10;
  private static final int MAX_TOP = 1000;

  private final Supplier<MembershipQueries> queries;
  private final Supplier<Universes> universes;
  private final Environment environment;

  SymbolRoutes(
      Supplier<MembershipQueries> queries, Supplier<Universes> universes, Environment environment) {
    this.queries = queries;
    this.universes = universes;
    this.environment = environment;
  }

  void add(RoutesConfig routes) {
    GetRoutes.add(routes, "/v1/symbols/{symbol}", this::symbol);
    GetRoutes.add(routes, "/v1/symbols/{symbol}/groups", this::symbol);
    // a part may contain a slash, as THEME/ai_leaders
    GetRoutes.add(routes, "/v1/universes/<universe>", this::universe);
    GetRoutes.add(routes, "/v1/overlap", this::overlap);
  }

  private void symbol(Context ctx) {
    Request request =
        new Request(ctx, environment, "asOf", "knownAt", "type", "after", "stale", Csv.PARAMETER);
    MembershipQueries ask = request.reading(queries.get());
    Symbol symbol = request.symbol();
    Optional<AsOf> asOf = request.asOf();
    Set<GroupType> types = request.types();
    if (asOf.isPresent()) {
      SymbolJson found =
          ask.symbolAsOf(request.environment(), symbol, asOf.get())
              .orElseThrow(() -> unknown(request, symbol, " " + asOf.get().text()));
      answer(ctx, types.isEmpty() ? found : found.only(types));
    } else if (Csv.isAsked(ctx)) {
      SymbolJson found =
          ask.symbol(request.environment(), symbol)
              .map(SymbolJson::of)
              .orElseThrow(() -> unknown(request, symbol, ""));
      answer(ctx, types.isEmpty() ? found : found.only(types));
    } else {
      EncodedAnswer found =
          ask.symbol(request.environment(), symbol).orElseThrow(() -> unknown(request, symbol, ""));
      Responses.served(
          ctx, types.isEmpty() ? found : EncodedAnswer.of(SymbolJson.of(found).only(types)));
    }
  }

  private static void answer(Context ctx, SymbolJson symbol) {
    if (Csv.isAsked(ctx)) {
      CsvTables.groups(symbol).answer(ctx);
    } else {
      Responses.digested(ctx, symbol);
    }
  }

  private static ProblemException unknown(Request request, Symbol symbol, String when) {
    return ProblemException.notFound(
        "no group of %s holds %s%s".formatted(request.environment(), symbol, when));
  }

  private void universe(Context ctx) {
    Request request =
        new Request(ctx, environment, "asOf", "knownAt", "op", "after", "stale", Csv.PARAMETER);
    MembershipQueries ask = request.reading(queries.get());
    String universe = ctx.pathParam("universe");
    SetOperation operation = request.text("op").map(SetOperation::parse).orElse(SetOperation.UNION);
    Environment of = request.environment();
    Optional<AsOf> asOf = request.asOf();
    if (Csv.isAsked(ctx)) {
      UniverseJson found =
          asOf.map(when -> universes.get().asOf(ask, of, universe, operation, when))
              .orElseGet(
                  () ->
                      Json.read(
                          universes.get().now(ask, of, universe, operation).json(),
                          UniverseJson.class));
      CsvTables.symbols(found.symbols()).answer(ctx);
    } else if (asOf.isPresent()) {
      Responses.digested(ctx, universes.get().asOf(ask, of, universe, operation, asOf.get()));
    } else {
      Responses.served(ctx, universes.get().now(ask, of, universe, operation));
    }
  }

  private void overlap(Context ctx) {
    Request request =
        new Request(
            ctx, environment, "groups", "asOf", "knownAt", "top", "after", "stale", Csv.PARAMETER);
    String groups =
        request
            .text("groups")
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "groups", "groups: expected two groups or more, as ETF/SPY,ETF/QQQ"));
    OverlapJson overlap =
        Overlaps.of(
            request.reading(queries.get()),
            request.environment(),
            groups,
            request.asOf(),
            request.number("top", 0, MAX_TOP, TOP));
    if (Csv.isAsked(ctx)) {
      CsvTables.overlap(overlap).answer(ctx);
    } else {
      Responses.digested(ctx, overlap);
    }
  }
}
