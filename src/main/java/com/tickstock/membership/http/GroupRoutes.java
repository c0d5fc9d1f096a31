package com.tickstock.membership.http;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Moment;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.query.GroupPage;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.query.question.GroupFilter;
import com.tickstock.membership.topology.StoredGroup;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code /v1/groups}: what is in a group, now and on any past day. */
final class GroupRoutes {
  private static final int PAGE = 100;
  private static final int MOST_PAGE = 1000;

  private final Supplier<MembershipQueries> queries;
  private final Environment environment;

  GroupRoutes(Supplier<MembershipQueries> queries, Environment environment) {
    this.queries = queries;
    this.environment = environment;
  }

  void add(RoutesConfig routes) {
    Reading.add(routes, "/v1/groups", this::list);
    Reading.add(routes, "/v1/groups/{type}/{name}", this::group);
    Reading.add(routes, "/v1/groups/{type}/{name}/symbols", this::symbols);
    Reading.add(routes, "/v1/groups/{type}/{name}/lineage", this::lineage);
  }

  private record GroupList(List<GroupSummaryJson> groups, Optional<String> nextCursor) {}

  private record SymbolList(int count, List<Symbol> symbols) {}

  private void list(Context ctx) {
    Request request =
        new Request(ctx, environment, "type", "search", "limit", "cursor", "after", "stale");
    GroupFilter filter =
        new GroupFilter(
            request.environment(),
            request.types(),
            request.text("search").orElse(""),
            request.number("limit", 1, MOST_PAGE, PAGE),
            request.text("cursor").map(text -> decode(text, request.environment())));
    GroupPage page = request.reading(queries.get()).groups(filter);
    Answers.digested(ctx, new GroupList(page.groups(), page.last().map(GroupRoutes::encode)));
  }

  private void group(Context ctx) {
    Request request = new Request(ctx, environment, "asOf", "version", "after", "stale");
    MembershipQueries ask = request.reading(queries.get());
    GroupKey key = request.group();
    Optional<Instant> asOf = request.time("asOf");
    if (request.text("version").isPresent()) {
      if (asOf.isPresent()) {
        throw ProblemException.invalid(
            "version",
            "version and asOf are two questions: what was known then, and what is known now of"
                + " then; ask one of them");
      }
      int version = request.number("version", 1, Integer.MAX_VALUE, 1);
      Answers.digested(ctx, then(ask, key, version).json());
    } else if (asOf.isPresent()) {
      Answers.digested(ctx, asOf(ask, key, asOf.get()).json());
    } else {
      StoredGroup group = now(ask, key);
      Answers.versioned(ctx, String.valueOf(group.version()), group.json());
    }
  }

  private void symbols(Context ctx) {
    Request request = new Request(ctx, environment, "asOf", "after", "stale");
    MembershipQueries ask = request.reading(queries.get());
    GroupKey key = request.group();
    Optional<Instant> asOf = request.time("asOf");
    if (asOf.isPresent()) {
      Answers.digested(ctx, symbols(asOf(ask, key, asOf.get()).group()));
    } else {
      StoredGroup group = now(ask, key);
      SymbolList symbols = symbols(group.group());
      Answers.versioned(ctx, String.valueOf(group.version()), Json.write(symbols));
    }
  }

  private void lineage(Context ctx) {
    Request request = new Request(ctx, environment, "asOf", "after", "stale");
    MembershipQueries ask = request.reading(queries.get());
    GroupKey key = request.group();
    Optional<Instant> asOf = request.time("asOf");
    asOf.ifPresentOrElse(time -> asOf(ask, key, time), () -> now(ask, key)); // absence is told
    Answers.digested(ctx, ask.lineage(key, asOf.orElse(Moment.LAST.effectiveAt())));
  }

  private static SymbolList symbols(GroupJson group) {
    List<Symbol> symbols =
        group.members().stream().map(GroupJson.MemberOfGroup::symbol).sorted().toList();
    return new SymbolList(symbols.size(), symbols);
  }

  private static StoredGroup now(MembershipQueries ask, GroupKey key) {
    StoredGroup found = known(ask, key);
    if (!found.exists()) {
      throw ProblemException.retired(
          found.version(),
          "%s was retired with version %d; ask with asOf for what it was"
              .formatted(key, found.version()));
    }
    return found;
  }

  private static StoredGroup known(MembershipQueries ask, GroupKey key) {
    return ask.group(key).orElseThrow(() -> unknown(ask, key));
  }

  private static ProblemException unknown(MembershipQueries ask, GroupKey key) {
    return ProblemException.notFound("no group %s%s".formatted(key, namesakes(ask, key)));
  }

  /** As it was answered when {@code version} was the last one. */
  private static StoredGroup then(MembershipQueries ask, GroupKey key, int version) {
    long latest = known(ask, key).version();
    StoredGroup then =
        ask.group(key, version)
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "%s has no version %d: it has versions 1 to %d"
                            .formatted(key, version, latest)));
    if (!then.exists()) {
      throw ProblemException.retired(
          latest, "%s did not exist with version %d: it was retired".formatted(key, version));
    }
    return then;
  }

  private static StoredGroup asOf(MembershipQueries ask, GroupKey key, Instant time) {
    return ask.groupAsOf(key, time).orElseThrow(() -> absence(ask, key, time));
  }

  private static ProblemException absence(MembershipQueries ask, GroupKey key, Instant time) {
    Instant since = ask.knownSince(key).orElseThrow(() -> unknown(ask, key));
    if (time.isBefore(since)) {
      return ProblemException.notFound(
          "%s did not exist as of %s; the first that is known of it is as of %s"
              .formatted(key, time, since));
    }
    return ProblemException.retired(
        known(ask, key).version(),
        "%s did not exist as of %s: it was retired".formatted(key, time));
  }

  /** Groups of another type with the name that was asked for. */
  private static String namesakes(MembershipQueries ask, GroupKey key) {
    List<GroupKey> others =
        Arrays.stream(GroupType.values())
            .filter(type -> type != key.type())
            .map(type -> new GroupKey(key.environment(), type, key.name()))
            .toList();
    Map<GroupKey, Long> existing = ask.versions(others);
    String found =
        others.stream()
            .filter(existing::containsKey)
            .map(GroupKey::toString)
            .collect(Collectors.joining(", "));
    return found.isEmpty() ? "" : "; there is " + found;
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
      // told below, as a cursor of another list
    }
    throw new InvalidValueException("cursor", cursor, "the nextCursor of a page of this list");
  }
}
