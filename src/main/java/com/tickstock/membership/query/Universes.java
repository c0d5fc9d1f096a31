package com.tickstock.membership.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.NamedGroups;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.EncodedAnswer;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.query.GroupResolver.Part;
import com.tickstock.membership.query.question.AsOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Groups put together by name: {@code SPY:QQQ:dow30}. Answers are kept, and each is used only while
 * every part stands at the version that it was made from.
 */
public final class Universes {
  private static final int MAX_KEPT = 1000;

  private final Cache<Question, Kept> kept = Caffeine.newBuilder().maximumSize(MAX_KEPT).build();

  private record Question(Environment environment, String universe, SetOperation operation) {}

  /**
   * @param asked all groups that the answer depends on
   * @param versions of those that exist
   */
  private record Kept(Set<GroupKey> asked, Map<GroupKey, Long> versions, EncodedAnswer answer) {
    boolean snapshots(MembershipQueries queries) {
      return queries.versions(asked).equals(versions);
    }
  }

  /**
   * Named after the versions of its parts.
   *
   * @param universe names with a colon between them; one of another type is written {@code
   *     THEME/ai_leaders}
   * @throws UnknownPartException where a part does not exist
   */
  public EncodedAnswer now(
      MembershipQueries queries, Environment environment, String universe, SetOperation operation) {
    Question question = new Question(environment, universe, operation);
    Kept before = kept.getIfPresent(question);
    if (before != null && before.snapshots(queries)) {
      return before.answer();
    }
    GroupResolver candidates = parts(environment, universe);
    List<Part> found = candidates.find(queries);
    List<GroupJson> groups = GroupResolver.load(queries, found);
    // named after what was read, which may be newer than what was found a moment ago
    List<Part> read = groups.stream().map(g -> new Part(g.key(), g.version())).toList();
    UniverseJson json = combine(universe, operation, groups);
    EncodedAnswer answer = new EncodedAnswer(Json.write(json), versions(read));
    Map<GroupKey, Long> versions = new HashMap<>();
    read.forEach(part -> versions.put(part.key(), part.version()));
    kept.put(question, new Kept(candidates.upTo(read), versions, answer));
    return answer;
  }

  /** The same as it was. */
  public UniverseJson asOf(
      MembershipQueries queries,
      Environment environment,
      String universe,
      SetOperation operation,
      AsOf when) {
    return combine(universe, operation, parts(environment, universe).load(queries, when));
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

  private static GroupResolver parts(Environment environment, String universe) {
    return GroupResolver.of(NamedGroups.universe(environment, universe));
  }

  private static String versions(List<Part> parts) {
    return parts.stream()
        .map(part -> part.key().type() + "-" + part.version())
        .collect(Collectors.joining("."));
  }
}
