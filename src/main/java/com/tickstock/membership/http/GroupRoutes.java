package com.tickstock.membership.http;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.query.GroupPage;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.query.question.AsOf;
import com.tickstock.membership.query.question.GroupFilter;
import com.tickstock.membership.store.StoredGroup;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /v1/groups}: the members of a group, now and at any past time. */
final class GroupRoutes {
  private static final int PAGE = 100;
  private static final int MAX_PAGE = 1000;
  private static final int MAX_SEARCHED = 100;

  private final Supplier<MembershipQueries> queries;
  private final Environment environment;

  GroupRoutes(Supplier<MembershipQueries> queries, Environment environment) {
    this.queries = queries;
    this.environment = environment;
  }

  void add(RoutesConfig routes) {
    GetRoutes.add(routes, "/v1/groups", this::list);
    GetRoutes.add(routes, "/v1/groups/{type}/{name}", this::group);
    GetRoutes.add(routes, "/v1/groups/{type}/{name}/symbols", this::symbols);
  }

  private record GroupList(List<GroupSummaryJson> groups, Optional<String> nextCursor) {}

  private record SymbolList(int count, List<Symbol> symbols) {}

  private void list(Context ctx) {
    Request request =
        new Request(
            ctx, environment, "type", "search", "limit", "cursor", "after", "stale", Csv.PARAMETER);
    GroupFilter filter =
        new GroupFilter(
            request.environment(),
            request.types(),
            search(request),
            request.number("limit", 1, MAX_PAGE, PAGE),
            request.filled("cursor").map(text -> decode(text, request.environment())));
    GroupPage page = request.reading(queries.get()).groups(filter);
    if (Csv.isAsked(ctx)) {
      page.last().ifPresent(last -> ctx.header("Membership-Next-Cursor", encode(last)));
      CsvTables.groups(page.groups()).answer(ctx);
    } else {
      Responses.digested(ctx, new GroupList(page.groups(), page.last().map(GroupRoutes::encode)));
    }
  }

  private static String search(Request request) {
    String search = request.text("search").orElse("");
    if (search.length() > MAX_SEARCHED) {
      throw new InvalidValueException(
          "search", search, "at most %d characters".formatted(MAX_SEARCHED));
    }
    return search;
  }

  private void group(Context ctx) {
    Request request =
        new Request(
            ctx, environment, "asOf", "knownAt", "version", "after", "stale", Csv.PARAMETER);
    MembershipQueries ask = request.reading(queries.get());
    GroupKey key = request.group();
    Optional<AsOf> asOf = request.asOf();
    if (request.text("version").isPresent()) {
      if (asOf.isPresent()) {
        throw ProblemException.invalid(
            "version",
            "version and asOf exclude each other: version returns a state that was once current,"
                + " asOf returns the state at a time as it is known now");
      }
      int version = request.number("version", 1, Integer.MAX_VALUE, 1);
      answer(ctx, GroupLookup.then(ask, key, version));
    } else if (asOf.isPresent()) {
      answer(ctx, GroupLookup.asOf(ask, key, asOf.get()));
    } else if (Csv.isAsked(ctx)) {
      answer(ctx, GroupLookup.now(ask, key));
    } else {
      StoredGroup group = GroupLookup.now(ask, key);
      Responses.versioned(ctx, String.valueOf(group.version()), group.json());
    }
  }

  private static void answer(Context ctx, StoredGroup group) {
    if (Csv.isAsked(ctx)) {
      CsvTables.members(group.group()).answer(ctx);
    } else {
      Responses.digested(ctx, group.json());
    }
  }

  private void symbols(Context ctx) {
    Request request =
        new Request(ctx, environment, "asOf", "knownAt", "after", "stale", Csv.PARAMETER);
    MembershipQueries ask = request.reading(queries.get());
    GroupKey key = request.group();
    Optional<AsOf> asOf = request.asOf();
    if (Csv.isAsked(ctx)) {
      StoredGroup group =
          asOf.map(when -> GroupLookup.asOf(ask, key, when))
              .orElseGet(() -> GroupLookup.now(ask, key));
      CsvTables.symbols(symbols(group.group()).symbols()).answer(ctx);
    } else if (asOf.isPresent()) {
      Responses.digested(ctx, symbols(GroupLookup.asOf(ask, key, asOf.get()).group()));
    } else {
      StoredGroup group = GroupLookup.now(ask, key);
      SymbolList symbols = symbols(group.group());
      Responses.versioned(ctx, String.valueOf(group.version()), Json.write(symbols));
    }
  }

  private static SymbolList symbols(GroupJson group) {
    List<Symbol> symbols =
        group.members().stream().map(GroupJson.MemberOfGroup::symbol).sorted().toList();
    return new SymbolList(symbols.size(), symbols);
  }

  private static String encode(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String cursor, Environment environment) {
    try {
      String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (GroupKey.parse(key).environment() == environment) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // reported below, like a cursor of another list
    }
    throw new InvalidValueException("cursor", cursor, "the nextCursor of a page of this list");
  }
}
