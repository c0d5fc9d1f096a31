package com.tickstock.membership.http;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.TimelineFold;
import com.tickstock.membership.json.EffectiveTime;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.query.question.AsOf;
import com.tickstock.membership.query.question.Consistency;
import com.tickstock.membership.ticker.Tickers;
import com.tickstock.membership.topic.Position;
import io.javalin.config.Key;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads and checks the parts of a request. An unknown parameter is an error: a misspelt {@code
 * asOf} would otherwise be answered with the state of today.
 */
final class Request {
  static final Key<Clock> CLOCK = new Key<>("clock");

  private static final String ENVIRONMENT = "environment";

  private static final int MAX_POSITIONS = 100;

  private final Context ctx;
  private final Environment defaultEnvironment;
  private long behind;

  Request(Context ctx, Environment defaultEnvironment, String... parameters) {
    this.ctx = ctx;
    this.defaultEnvironment = defaultEnvironment;
    if (ctx.queryString() != null) {
      QueryString.requireReadable(ctx.queryString());
      requireKnown(ctx.queryParamMap().keySet(), parameters);
      requireOnce(ctx.queryParamMap());
    }
  }

  private static void requireOnce(Map<String, List<String>> parameters) {
    parameters.forEach(
        (name, values) -> {
          if (values.size() > 1) {
            throw ProblemException.invalid(name, "%s is given twice".formatted(name));
          }
        });
  }

  private static void requireKnown(Set<String> names, String... parameters) {
    Set<String> known = new TreeSet<>(Arrays.asList(parameters));
    known.add(ENVIRONMENT);
    for (String name : names) {
      if (!known.contains(name)) {
        throw ProblemException.invalid(name, "no parameter %s: expected %s".formatted(name, known));
      }
    }
  }

  /** For routes whose answer does not depend on the environment. */
  static void requireNoParameters(Context ctx) {
    if (ctx.queryString() != null) {
      QueryString.requireReadable(ctx.queryString());
      ctx.queryParamMap().keySet().stream().findFirst().ifPresent(Request::refuse);
    }
  }

  private static void refuse(String parameter) {
    throw ProblemException.invalid(parameter, "no parameter %s: expected []".formatted(parameter));
  }

  Environment environment() {
    return text(ENVIRONMENT).map(Environment::parse).orElse(defaultEnvironment);
  }

  GroupKey group() {
    return GroupKey.of(
        environment(), GroupType.parse(ctx.pathParam("type")), ctx.pathParam("name"));
  }

  Symbol symbol() {
    return Tickers.parse(ctx.pathParam("symbol"));
  }

  /**
   * Returns queries with the consistency of the request: {@code after} waits for writes, {@code
   * stale} accepts answers from a standby copy.
   */
  MembershipQueries reading(MembershipQueries queries) {
    Consistency how = new Consistency(positions("after"), flag("stale"));
    if (how.stale() && !how.after().isEmpty()) {
      // each store of a standby follows on its own, so no position holds for all of them
      throw ProblemException.invalid("stale", "stale: cannot be combined with after");
    }
    return how.equals(Consistency.NOW) ? queries : queries.with(how, this::reportLag);
  }

  /** Adds up the lag if a request needs several answers. */
  private void reportLag(long records) {
    if (flag("stale")) {
      behind += records;
      ctx.header("Membership-Behind", String.valueOf(behind));
    }
  }

  List<Position> positions(String name) {
    return text(name).map(list -> positions(name, list.split(",", -1))).orElse(List.of());
  }

  private static List<Position> positions(String name, String[] list) {
    if (list.length > MAX_POSITIONS) {
      throw new InvalidValueException(
          name, list.length, "at most %d positions".formatted(MAX_POSITIONS));
    }
    return Arrays.stream(list).map(text -> position(name, text)).toList();
  }

  static Position position(String name, String text) {
    try {
      Position position = Position.parse(text);
      if (position.isPossible()) {
        return position;
      }
    } catch (IllegalArgumentException e) {
      // reported below, like any invalid position
    }
    throw new InvalidValueException(name, text, "a position from the answer to a write, as 3:1042");
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(ctx.queryParam(name));
  }

  /** Like {@link #text}, but ignores empty values, as in {@code ?limit=&cursor=}. */
  Optional<String> filled(String name) {
    return text(name).filter(text -> !text.isEmpty());
  }

  /** Rejects times in the future: today's answer might be wrong for them. */
  Optional<Instant> time(String name) {
    return text(name).map(text -> past(name, text));
  }

  /** The same for a field of the body. */
  Instant past(String name, String text) {
    Instant time = EffectiveTime.parse(name, text);
    Instant now = now();
    if (time.isAfter(now.plus(TimelineFold.MAX_AHEAD))) {
      throw new InvalidValueException(
          name, text, "a time up to now, which is " + now.truncatedTo(ChronoUnit.SECONDS));
    }
    return time;
  }

  Instant now() {
    return ctx.<Clock>appData(CLOCK).instant();
  }

  /**
   * The requested valid time; empty for now. If only {@code knownAt} is given, it is also the valid
   * time. The answer's headers contain both times.
   */
  Optional<AsOf> asOf() {
    Optional<Instant> knownAt = knownAt();
    Optional<Instant> asOf = time("asOf").or(() -> knownAt);
    asOf.ifPresent(time -> ctx.header("Membership-As-Of", time.toString()));
    return asOf.map(time -> new AsOf(time, knownAt));
  }

  Optional<Instant> knownAt() {
    Optional<Instant> knownAt = time("knownAt");
    knownAt.ifPresent(time -> ctx.header("Membership-Known-At", time.toString()));
    return knownAt;
  }

  boolean flag(String name) {
    return switch (text(name).orElse("false")) {
      case "", "true" -> true; // ?wait means ?wait=true
      case "false" -> false;
      default -> throw new InvalidValueException(name, ctx.queryParam(name), "true or false");
    };
  }

  int number(String name, int least, int most, int otherwise) {
    String expected = "a whole number from %d to %d".formatted(least, most);
    return filled(name)
        .map(
            text -> {
              try {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                  return number;
                }
              } catch (NumberFormatException e) {
                // reported below, like any invalid number
              }
              throw new InvalidValueException(name, text, expected);
            })
        .orElse(otherwise);
  }

  /** Empty if no type is given. */
  Set<GroupType> types() {
    Set<GroupType> types = EnumSet.noneOf(GroupType.class);
    filled("type")
        .ifPresent(
            list -> Arrays.stream(list.split(",")).map(GroupType::parse).forEach(types::add));
    return types;
  }

  <T> T body(Class<T> type) {
    return Json.read(Body.json(ctx), type);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(ctx.header(name));
  }
}
