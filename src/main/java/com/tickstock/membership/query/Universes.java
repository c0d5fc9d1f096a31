package com.tickstock.membership.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Groups put together by name: {@code SPY:QQQ:dow30}. Answers are kept, and each is used only while
 * every part stands at the version that it was made from.
 */
public final class Universes {
  /** A bare name is looked for among these, in this order. */
  private static final List<GroupType> LOOKED_FOR =
      List.of(GroupType.UNIVERSE, GroupType.ETF, GroupType.CUSTOM);

  private static final int MOST_PARTS = 50;
  private static final int MOST_KEPT = 1000;

  private final MembershipQueries queries;
  private final Cache<Question, Kept> kept = Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

  public Universes(MembershipQueries queries) {
    this.queries = queries;
  }

  private record Question(Environment environment, String universe, SetOperation operation) {}

  /**
   * A universe as it is served.
   *
   * @param versions of the parts; equal versions are equal answers
   */
  public record Answer(String versions, byte[] json) {}

  /** An answer, and the groups that each part may mean. */
  private record Kept(List<List<GroupKey>> parts, Answer answer) {}

  private record Part(GroupKey key, long version) {}

  /**
   * @param universe names with a colon between them; one of another type is written {@code
   *     THEME/ai_leaders}
   * @throws UnknownPartException where a part does not exist
   */
  public Answer now(Environment environment, String universe, SetOperation operation) {
    Question question = new Question(environment, universe, operation);
    Kept before = kept.getIfPresent(question);
    List<List<GroupKey>> candidates =
        before == null ? parts(environment, universe) : before.parts();
    List<Part> parts = candidates.stream().map(this::find).toList();
    if (before != null && before.answer().versions().equals(versions(parts))) {
      return before.answer();
    }
    Answer answer = answer(question, parts);
    kept.put(question, new Kept(candidates, answer));
    return answer;
  }

  /** The same as it was at {@code time}. */
  public UniverseJson asOf(
      Environment environment, String universe, SetOperation operation, Instant time) {
    List<GroupJson> groups =
        parts(environment, universe).stream().map(part -> findAsOf(part, time)).toList();
    return combine(universe, operation, groups);
  }

  private Answer answer(Question question, List<Part> parts) {
    List<GroupJson> groups = parts.stream().map(this::load).toList();
    // named after what was read, which may be newer than what was found a moment ago
    List<Part> read = groups.stream().map(g -> new Part(g.key(), g.version())).toList();
    UniverseJson universe = combine(question.universe(), question.operation(), groups);
    return new Answer(versions(read), Json.write(universe));
  }

  private static UniverseJson combine(
      String universe, SetOperation operation, List<GroupJson> groups) {
    List<Set<Symbol>> sets = new ArrayList<>();
    List<UniverseJson.Part> parts = new ArrayList<>();
    for (GroupJson group : groups) {
      Set<Symbol> symbols = new TreeSet<>();
      group.members().forEach(member -> symbols.add(member.symbol()));
      sets.add(symbols);
      parts.add(new UniverseJson.Part(group.type(), group.name(), symbols.size()));
    }
    List<Symbol> result = List.copyOf(operation.of(sets));
    return new UniverseJson(universe, operation.wire(), parts, result.size(), result);
  }

  /** For each part, the groups it may mean, the first that exists counting. */
  private static List<List<GroupKey>> parts(Environment environment, String universe) {
    String[] names = universe.split(":", -1);
    if (names.length > MOST_PARTS) {
      throw new InvalidValueException("universe", universe, "at most " + MOST_PARTS + " parts");
    }
    List<List<GroupKey>> parts = new ArrayList<>();
    for (String name : names) {
      int slash = name.indexOf('/');
      parts.add(
          slash < 0
              ? LOOKED_FOR.stream().map(type -> new GroupKey(environment, type, name)).toList()
              : List.of(
                  new GroupKey(
                      environment,
                      GroupType.parse(name.substring(0, slash)),
                      name.substring(slash + 1))));
    }
    return parts;
  }

  private Part find(List<GroupKey> candidates) {
    for (GroupKey key : candidates) {
      Optional<Long> version = queries.version(key);
      if (version.isPresent()) {
        return new Part(key, version.get());
      }
    }
    throw new UnknownPartException(candidates);
  }

  private GroupJson findAsOf(List<GroupKey> candidates, Instant time) {
    return candidates.stream()
        .flatMap(key -> queries.groupAsOf(key, time).stream())
        .findFirst()
        .orElseThrow(() -> new UnknownPartException(candidates));
  }

  private GroupJson load(Part part) {
    return queries
        .group(part.key())
        .filter(group -> group.exists())
        .map(group -> Json.read(group.json(), GroupJson.class))
        .orElseThrow(() -> new UnknownPartException(List.of(part.key())));
  }

  private static String versions(List<Part> parts) {
    return parts.stream()
        .map(part -> part.key().type() + "-" + part.version())
        .collect(Collectors.joining("."));
  }
}
