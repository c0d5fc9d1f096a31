package com.tickstock.membership.group;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resolves group names that may lack a type: {@code SPY:QQQ:THEME/ai_leaders}. */
public final class NamedGroups {
  /** The maximum number of groups in a universe. */
  private static final int MAX_IN_UNIVERSE = 50;

  /** The types to try for a bare name, in this order. */
  private static final List<GroupType> LOOKED_FOR =
      List.of(GroupType.UNIVERSE, GroupType.ETF, GroupType.CUSTOM);

  private NamedGroups() {}

  /**
   * The candidate groups for each part of a universe. The first candidate that exists counts.
   *
   * @param universe names separated by colons
   * @throws InvalidValueException if there are too many, or one is not a valid name
   */
  public static List<List<GroupKey>> universe(Environment environment, String universe) {
    return candidates(environment, "universe", universe.split(":", -1), MAX_IN_UNIVERSE);
  }

  /**
   * The candidate groups for each name.
   *
   * @param field the field that holds the names, for errors
   * @param names bare, or with a type: {@code THEME/ai_leaders}
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
   * A message that none of the candidates exists.
   *
   * @param when a time, with a leading space; empty for now
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
