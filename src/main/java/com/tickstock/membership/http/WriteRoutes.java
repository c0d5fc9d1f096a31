package com.tickstock.membership.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.tickstock.membership.config.Config;
import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.json.MemberJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.topic.Position;
import com.tickstock.membership.topic.Topics;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Writes to {@code /v1/groups}: each write is one event, answered when it is logged or folded. */
final class WriteRoutes {
  private final Supplier<EventWriter> writer;
  private final Environment environment;
  private final int mostMembers;
  private final WeightChecks weights;

  WriteRoutes(Supplier<EventWriter> writer, Config config) {
    this.writer = writer;
    this.environment = config.environment();
    this.mostMembers = config.maxMembers();
    this.weights = new WeightChecks(config.loadGates());
  }

  void add(RoutesConfig routes) {
    routes.put("/v1/groups/{type}/{name}", this::replace, RequiredRole.PUBLISH);
    routes.post("/v1/groups/{type}/{name}/changes", this::change, RequiredRole.PUBLISH);
    routes.delete("/v1/groups/{type}/{name}", this::retire, RequiredRole.PUBLISH);
    GetRoutes.add(routes, "/v1/groups/{type}/{name}/outcomes/{source}/{id}", this::outcome);
  }

  private record Replacement(
      Optional<String> description,
      Optional<JsonObject> metadata,
      Optional<JsonObject> liquidityFilter,
      @JsonProperty(required = true) List<MemberJson> members,
      Optional<String> effectiveAt,
      Optional<Boolean> allowLeverage) {}

  private record Changes(
      List<MemberJson> put,
      List<Symbol> remove,
      Optional<String> effectiveAt,
      Optional<Boolean> allowLeverage) {}

  private record Accepted(
      String eventId,
      String position,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {}

  private record Folded(
      @JsonUnwrapped OutcomeJson outcome,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {}

  private void replace(Context ctx) {
    Request request = new Request(ctx, environment, "wait");
    Replacement body = request.body(Replacement.class);
    if (body.members() == null) {
      throw new InvalidValueException("members", null, "an array");
    }
    SortedMap<Symbol, Member> members = members("members", body.members());
    requireFew(request, "members", members.size());
    weights.requireFractions("members", body.members(), orEmpty(body.allowLeverage()));
    Definition definition =
        new Definition(
            orEmpty(body.description()), orEmpty(body.metadata()), orEmpty(body.liquidityFilter()));
    GroupEvent event =
        new GroupEvent.MembersReplaced(
            members,
            // a body without a definition leaves the definition unchanged
            definition.equals(Definition.NONE) ? Optional.empty() : Optional.of(definition));
    write(
        ctx,
        request,
        event,
        orEmpty(body.effectiveAt()),
        weights.warnings(request.group(), members));
  }

  private void change(Context ctx) {
    Request request = new Request(ctx, environment, "wait");
    Changes body = request.body(Changes.class);
    List<MemberJson> put = body.put() == null ? List.of() : body.put();
    List<Symbol> remove = body.remove() == null ? List.of() : body.remove();
    if (put.isEmpty() && remove.isEmpty()) {
      throw new InvalidValueException("put", null, "something in put or in remove");
    }
    requireFew(request, "put", put.size());
    SortedMap<Symbol, Member> members = members("put", put);
    weights.requireFractions("put", put, orEmpty(body.allowLeverage()));
    GroupEvent event =
        new GroupEvent.MembersChanged(members, new TreeSet<>(MemberJson.tickers("remove", remove)));
    write(ctx, request, event, orEmpty(body.effectiveAt()), List.of());
  }

  private void retire(Context ctx) {
    Request request = new Request(ctx, environment, "wait", "effectiveAt", "reason");
    GroupEvent event = new GroupEvent.GroupRetired(request.filled("reason"));
    write(ctx, request, event, request.text("effectiveAt"), List.of());
  }

  private static SortedMap<Symbol, Member> members(String field, List<MemberJson> list) {
    SortedMap<Symbol, Member> members =
        MemberJson.toMembers(field, MemberJson.spelled(field, list));
    if (!MemberJson.toRows(list).isEmpty()) {
      throw new InvalidValueException(
          field, "rowId or addedAt", "neither: only a migration sets them");
    }
    return members;
  }

  private void requireFew(Request request, String field, int size) {
    if (size > mostMembers && request.group().type() != GroupType.SECTOR) {
      throw new InvalidValueException(field, size, "at most " + mostMembers + " members");
    }
  }

  private void write(
      Context ctx,
      Request request,
      GroupEvent event,
      Optional<String> effectiveAt,
      List<String> warnings) {
    GroupKey key = request.group();
    Admission.require(key, event);
    IdempotencyKey idempotency = IdempotencyKey.of(request);
    EventId id = idempotency.event();
    Optional<Long> expected = ExpectedVersion.of(request);
    Unwritten written =
        new Unwritten(
            key,
            new Cause(id, Optional.empty(), Optional.empty(), Map.of()),
            effectiveAt.map(text -> request.past("effectiveAt", text)),
            expected,
            event);
    if (idempotency.isChosen()) {
      writer.get().known(key, id).ifPresent(known -> IdempotencyKey.requireSame(written, known));
    }
    Position position = writer.get().write(written);
    ctx.header("Location", location(key, id));
    // only the fold decides whether the version is the expected one
    if (request.flag("wait") || expected.isPresent()) {
      OutcomeJson outcome =
          writer.get().await(key, id, position).orElseThrow(() -> unreadable(id, position));
      if (!outcome.position().equals(position.toString())) {
        IdempotencyKey.requireSame(written, outcome);
        ctx.header("Idempotency-Replayed", "true");
      }
      answer(ctx, outcome, warnings);
    } else {
      ctx.status(202);
      Responses.json(ctx, new Accepted(id.id(), position.toString(), warnings));
    }
  }

  private static ProblemException unreadable(EventId id, Position position) {
    return new ProblemException(
        Problem.of(
            ProblemType.UNREADABLE,
            "event %s was written at %s, but it cannot be read: it changes nothing, and is in %s"
                .formatted(id.id(), position, Topics.DEAD_LETTERS.name())));
  }

  private static void answer(Context ctx, OutcomeJson outcome, List<String> warnings) {
    if (outcome.outcome() == OutcomeJson.Kind.REFUSED) {
      throw new ProblemException(Refusals.problem(outcome));
    }
    Responses.json(ctx, new Folded(outcome.withDigest(Optional.empty()), warnings));
  }

  private void outcome(Context ctx) {
    Request request = new Request(ctx, environment, "after");
    EventId id = new EventId(ctx.pathParam("source"), ctx.pathParam("id"));
    Optional<Position> after = request.text("after").map(text -> Request.position("after", text));
    Optional<OutcomeJson> outcome =
        after.isPresent()
            ? writer.get().await(request.group(), id, after.get())
            : writer.get().outcome(request.group(), id);
    Responses.digested(
        ctx,
        outcome
            .map(known -> known.withDigest(Optional.empty()))
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "no outcome of event %s of %s: not folded yet, or over 7 days ago"
                            .formatted(id.id(), id.source()))));
  }

  private static String location(GroupKey key, EventId id) {
    return "/v1/groups/%s/%s/outcomes/%s/%s?environment=%s"
        .formatted(
            key.type(),
            encode(key.name()),
            encode(id.source()),
            encode(id.id()),
            key.environment());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static <T> Optional<T> orEmpty(Optional<T> value) {
    return value == null ? Optional.empty() : value;
  }
}
