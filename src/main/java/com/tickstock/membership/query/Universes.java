package com.tickstock.membership.query;

import static java.util.stream.Collectors.toSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.topology.StoredGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private final Cache<Question, Kept> kept = Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

  private record Question(Environment environment, String universe, SetOperation operation) {}

  /**
   * A universe as it is served.
   *
   * @param versions of the parts; equal versions are equal answers
   */
  public record Answer(String versions, byte[] json) {}

  /** An answer, and the groups that each part may mean. */
  private record Kept(Candidates candidates, Answer answer) {}

  /** For each part the groups that it may mean, the first that exists counting. */
  private record Candidates(List<List<GroupKey>> parts, Set<GroupKey> all) {
    static Candidates of(List<List<GroupKey>> parts) {
      return new Candidates(parts, parts.stream().flatMap(List::stream).collect(toSet()));
    }
  }

  private record Part(GroupKey key, long version) {}

  /**
   * @param universe names with a colon between them; one of another type is written {@code
   *     THEME/ai_leaders}
   * @throws UnknownPartException where a part does not exist
   */
  public Answer now(
      MembershipQueries queries, Environment environment, String universe, SetOperation operation) {
    Question question = new Question(environment, universe, operation);
    Kept before = kept.getIfPresent(question);
    Candidates candidates =
        before == null ? Candidates.of(parts(environment, universe)) : before.candidates();
    Map<GroupKey, Long> versions = queries.versions(candidates.all());
    List<Part> parts = candidates.parts().stream().map(part -> find(part, versions)).toList();
    if (before != null && before.answer().versions().equals(versions(parts))) {
      return before.answer();
    }
    Answer answer = answer(queries, question, parts);
    kept.put(question, new Kept(candidates, answer));
    return answer;
  }

  /** The same as it was at {@code time}. */
  public UniverseJson asOf(
      MembershipQueries queries,
      Environment environment,
      String universe,
      SetOperation operation,
      Instant time) {
    List<GroupJson> groups =
        parts(environment, universe).stream().map(part -> findAsOf(queries, part, time)).toList();
    return combine(universe, operation, groups);
  }

  private static Answer answer(MembershipQueries queries, Question question, List<Part> parts) {
    List<GroupJson> groups = load(queries, parts.stream().map(Part::key).toList());
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

  private static Part find(List<GroupKey> candidates, Map<GroupKey, Long> versions) {
    return candidates.stream()
        .filter(versions::containsKey)
        .findFirst()
        .map(key -> new Part(key, versions.get(key)))
        .orElseThrow(() -> new UnknownPartException(candidates));
  }

  private static GroupJson findAsOf(
      MembershipQueries queries, List<GroupKey> candidates, Instant time) {
    return candidates.stream()
        .flatMap(key -> queries.groupAsOf(key, time).stream())
        .findFirst()
        .map(StoredGroup::group)
        .orElseThrow(() -> new UnknownPartException(candidates));
  }

  private static List<GroupJson> load(MembershipQueries queries, List<GroupKey> keys) {
    List<Optional<StoredGroup>> found = queries.groups(keys);
    List<GroupJson> groups = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      GroupKey key = keys.get(i);
      groups.add(
          found
              .get(i)
              .filter(StoredGroup::exists)
              .map(StoredGroup::group)
              .orElseThrow(() -> new UnknownPartException(List.of(key))));
    }
    return groups;
  }

  private static String versions(List<Part> parts) {
    return parts.stream()
        .map(part -> part.key().type() + "-" + part.version())
        .collect(Collectors.joining("."));
  }
}
