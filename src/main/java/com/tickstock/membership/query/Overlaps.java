package com.tickstock.membership.query;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.NamedGroups;
import com.tickstock.membership.group.Overlap;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.OverlapJson;
import com.tickstock.membership.query.question.AsOf;
import java.util.List;
import java.util.Optional;

/** What groups have in common. */
public final class Overlaps {
  private Overlaps() {}

  /**
   * @param groups names, with a comma between them, or a colon where a name holds a comma; one of
   *     another type is written {@code THEME/ai_leaders}
   * @param when empty: now
   * @param top names in common to tell, from 0
   * @throws UnknownPartException where a group does not exist
   */
  public static OverlapJson of(
      MembershipQueries queries,
      Environment environment,
      String groups,
      Optional<AsOf> when,
      int top) {
    String[] names = groups.split(groups.contains(":") ? ":" : ",", -1);
    GroupResolver parts =
        GroupResolver.of(NamedGroups.candidates(environment, "groups", names, Overlap.MAX_PARTS));
    List<GroupJson> found =
        when.isPresent()
            ? parts.load(queries, when.get())
            : GroupResolver.load(queries, parts.find(queries));
    return OverlapJson.of(
        Overlap.of(found.stream().map(g -> new Overlap.Part(g.key(), g.group())).toList(), top));
  }
}
