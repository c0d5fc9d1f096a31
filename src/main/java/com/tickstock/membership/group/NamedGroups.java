package com.tickstock.membership.group;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What names mean that stand without a type: {@code SPY:QQQ:THEME/ai_leaders}. */
public final class NamedGroups {
  /** Most groups that are put together into a universe. */
  private static final int MAX_IN_UNIVERSE = 50;

  /** A bare name is looked for among these, in this order. */
  private static final List<GroupType> LOOKED_FOR =
      List.of(GroupType.UNIVERSE, GroupType.ETF, GroupType.CUSTOM);

  private NamedGroups() {}

  /**
   * For each part of a universe the groups that it may mean, the first that exists counting.
   *
   * @param universe names with a colon between them
   * @throws InvalidValueException where there are too many, or one cannot be a name
   */
  public static List<List<GroupKey>> universe(Environment environment, String universe) {
    return candidates(environment, "universe", universe.split(":", -1), MAX_IN_UNIVERSE);
  }

  /**
   * The same of any names.
   *
   * @param field that the names stand in
   * @param names of which one of another type is written {@code THEME/ai_leaders}
   */
  public static List<List<GroupKey>> candidates(
      Environment environment, String field, String[] names, int most) {
    if (names.length > most) {
      throw new InvalidValueException(field, names.length, "at most " + most + " groups");
    }
    return Stream.of(names).map(name -> candidates(environment, name)).toList();
  }

  private static List<GroupKey> candidates(Environment environment, String name) {
    int slash = name.indexOf('/');
    if (slash < 0) {
      return LOOKED_FOR.stream().map(type -> GroupKey.of(environment, type, name)).toList();
    }
    GroupType type = GroupType.parse(name.substring(0, slash));
    return List.of(GroupKey.of(environment, type, name.substring(slash + 1)));
  }

  /**
   * Says that none of them exists.
   *
   * @param when starts with a space; empty for now
   */
  public static String unknown(List<GroupKey> candidates, String when) {
    return "no group %s%s: looked for %s"
        .formatted(
            candidates.get(0).name(),
            when,
            candidates.stream()
                .map(key -> key.type() + "/" + key.name())
                .collect(Collectors.joining(", ")));
  }
}
