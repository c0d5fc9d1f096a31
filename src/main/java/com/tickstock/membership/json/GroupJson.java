package com.tickstock.membership.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A whole group as served, and as stored in {@code membership.groups}. Members are sorted by
 * weight, highest first, then by symbol; members without a weight come last.
 *
 * @param effectiveAt the time from which exactly this state holds
 * @param updatedAt the recorded time of its version
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record GroupJson(
    Environment environment,
    GroupType type,
    String name,
    Optional<String> description,
    Optional<JsonObject> metadata,
    Optional<JsonObject> liquidityFilter,
    long version,
    Instant effectiveAt,
    Instant updatedAt,
    int memberCount,
    List<MemberOfGroup> members) {

  /** A member. An unknown weight is null. */
  public record MemberOfGroup(
      Symbol symbol,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Weight> weight,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JsonObject> metadata) {
    static MemberOfGroup of(Member member) {
      return new MemberOfGroup(member.symbol(), member.weight(), member.metadata());
    }
  }

  private static final Comparator<Weight> DESCENDING = Comparator.reverseOrder();
  static final Comparator<Member> ORDER =
      Comparator.<Member, Weight>comparing(
              member -> member.weight().orElse(null), Comparator.nullsLast(DESCENDING))
          .thenComparing(Member::symbol);

  public static GroupJson of(GroupKey key, long version, Instant updatedAt, Group group) {
    Definition definition = group.definition();
    return new GroupJson(
        key.environment(),
        key.type(),
        key.name(),
        definition.description(),
        definition.metadata(),
        definition.liquidityFilter(),
        version,
        group.effectiveAt(),
        updatedAt,
        group.members().size(),
        inOrder(group.members().values()));
  }

  static List<MemberOfGroup> inOrder(Collection<Member> members) {
    return members.stream().sorted(ORDER).map(MemberOfGroup::of).toList();
  }

  static SortedMap<Symbol, Member> bySymbol(List<MemberOfGroup> members) {
    SortedMap<Symbol, Member> bySymbol = new TreeMap<>();
    for (MemberOfGroup m : members) {
      bySymbol.put(m.symbol(), new Member(m.symbol(), m.weight(), m.metadata()));
    }
    return bySymbol;
  }

  public GroupKey key() {
    return new GroupKey(environment, type, name);
  }

  public Group group() {
    Definition definition = new Definition(description, metadata, liquidityFilter);
    return new Group(definition, bySymbol(members), effectiveAt);
  }

  public GroupSummaryJson summary() {
    return new GroupSummaryJson(
        environment, type, name, description, memberCount, version, effectiveAt, updatedAt);
  }
}
