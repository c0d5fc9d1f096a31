package com.tickstock.membership.http;

import com.tickstock.membership.clock.Deadline;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.projection.GroupTables;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.query.question.NotVisibleYetException;
import com.tickstock.membership.topic.Position;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** {@code /v1/projection}: the progress of the SQL tables, for clients that read them next. */
final class ProjectionRoutes {
  private static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

  private final Supplier<MembershipQueries> queries;
  private final Supplier<GroupTables> tables;
  private final Environment environment;

  ProjectionRoutes(
      Supplier<MembershipQueries> queries, Supplier<GroupTables> tables, Environment environment) {
    this.queries = queries;
    this.tables = tables;
    this.environment = environment;
  }

  void add(RoutesConfig routes) {
    GetRoutes.add(routes, "/v1/projection", this::projection);
  }

  /**
   * @param partitions for each partition of {@code membership.events}, the offset of the last event
   *     whose change is in the tables; -1 if there is none
   * @param trouble why the tables do not follow
   */
  private record Progress(Map<Integer, Long> partitions, Optional<String> trouble) {}

  private void projection(Context ctx) {
    Request request = new Request(ctx, environment, "after");
    request.environment(); // the tables hold all environments, but a misspelt one is an error
    List<Position> after = request.positions("after");
    Map<Integer, Long> wanted = new TreeMap<>();
    for (Position event : after) {
      // a folded event may have changed nothing: then the last change before it counts
      long change = queries.get().after(event).lastChange(event.partition());
      wanted.merge(event.partition(), change, Math::max);
    }
    Responses.digested(ctx, new Progress(await(wanted, after), tables.get().trouble()));
  }

  private SortedMap<Integer, Long> await(Map<Integer, Long> wanted, List<Position> after) {
    Deadline deadline = Deadline.in(VISIBILITY_TIMEOUT);
    while (true) {
      SortedMap<Integer, Long> events = tables.get().events();
      if (wanted.entrySet().stream()
          .allMatch(want -> events.getOrDefault(want.getKey(), -1L) >= want.getValue())) {
        return events;
      }
      if (deadline.isOver()) {
        throw new NotVisibleYetException("in the tables", after, VISIBILITY_TIMEOUT);
      }
      deadline.pause(POLL_INTERVAL);
    }
  }
}
