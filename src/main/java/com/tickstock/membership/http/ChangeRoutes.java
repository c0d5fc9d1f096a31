package com.tickstock.membership.http;

import com.tickstock.membership.feed.Feed;
import com.tickstock.membership.feed.FeedClient;
import com.tickstock.membership.feed.FeedFilter;
import com.tickstock.membership.feed.FeedPosition;
import com.tickstock.membership.feed.SseConnection;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.ticker.Tickers;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code /v1/changes}: the stream of changes as Server-Sent Events. */
final class ChangeRoutes {
  private static final String POSITION = "lastEventId";
  private static final String POSITION_HEADER = "Last-Event-ID";

  /** The buffer of a connection that does not read; large events are written in pieces. */
  private static final int BUFFER_BYTES = 8 << 10;

  private final Supplier<Feed> feed;
  private final Environment environment;

  ChangeRoutes(Supplier<Feed> feed, Environment environment) {
    this.feed = feed;
    this.environment = environment;
  }

  void add(RoutesConfig routes) {
    GetRoutes.add(routes, "/v1/changes", this::changes);
  }

  private void changes(Context ctx) throws IOException {
    Request request =
        new Request(ctx, environment, "group", "type", "symbol", "snapshot", POSITION);
    FeedFilter filter =
        new FeedFilter(
            request.environment(),
            groups(request),
            request.types(),
            request.text("symbol").map(Tickers::parse));
    boolean snapshot = request.flag("snapshot");
    Optional<FeedPosition> after = after(request);
    Feed open = feed.get();
    open.requireOpen(after);
    ctx.contentType("text/event-stream");
    ctx.header("Cache-Control", "no-store");
    ctx.header("X-Accel-Buffering", "no"); // proxies must not buffer
    if (ctx.method().equals(HandlerType.GET)) {
      stream(ctx, wire -> open.connect(wire, filter, after, snapshot));
    }
  }

  private static void stream(Context ctx, Function<SseConnection, FeedClient> connecting)
      throws IOException {
    ctx.res().setBufferSize(BUFFER_BYTES);
    AsyncContext async = ctx.req().startAsync();
    async.setTimeout(0); // the client decides when it ends
    CompletableFuture<Void> done = new CompletableFuture<>();
    ctx.future(() -> done);
    ChangeStream stream = new ChangeStream(ctx.res().getOutputStream(), done);
    stream.attach(connecting.apply(stream));
  }

  private static Set<GroupKey> groups(Request request) {
    Set<GroupKey> groups = new HashSet<>();
    request
        .text("group")
        .ifPresent(
            list -> {
              for (String group : list.split(",", -1)) {
                groups.add(group(request.environment(), group));
              }
            });
    return groups;
  }

  /** Parses a key with or without a leading environment. */
  private static GroupKey group(Environment environment, String key) {
    String text = key.startsWith(environment + "/") ? key.substring(key.indexOf('/') + 1) : key;
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new InvalidValueException("group", text, "TYPE/NAME, as ETF/SPY");
    }
    GroupType type = GroupType.parse(text.substring(0, slash));
    return GroupKey.of(environment, type, text.substring(slash + 1));
  }

  /** Browsers send the header only when they reconnect; the first request uses the parameter. */
  private static Optional<FeedPosition> after(Request request) {
    Optional<String> header = request.header(POSITION_HEADER);
    return header.isPresent()
        ? header.map(text -> position(POSITION_HEADER, text))
        : request.text(POSITION).map(text -> position(POSITION, text));
  }

  private static FeedPosition position(String field, String text) {
    try {
      return FeedPosition.parse(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException(field, text, "the unchanged id of an event of /v1/changes");
    }
  }
}
