package com.tickstock.membership.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The difference between two states of a group: at two valid times, at two transaction times, or
 * before and after an event.
 *
 * @param existed whether the group exists in the first state
 * @param exists whether it exists in the second
 * @param previousCount number of members in the first; 0 if the group does not exist
 * @param memberCount number of members in the second; 0 if the group does not exist
 * @param definition the definition in the second, if the group was created or redefined between the
 *     two
 * @param members the members that differ, sorted by symbol
 */
public record Difference(
    boolean existed,
    boolean exists,
    int previousCount,
    int memberCount,
    Optional<Definition> definition,
    List<OfMember> members) {

  /** A member that is in only one of the two states, or differs between them. */
  public record OfMember(Symbol symbol, Optional<Member> before, Optional<Member> after) {
    public MemberChange.Kind kind() {
      return MemberChange.Kind.of(before, after);
    }
  }

  /**
   * One of the two states.
   *
   * @param definition empty if the group does not exist
   * @param members at least the members that may differ
   */
  record Side(Optional<Definition> definition, int memberCount, Map<Symbol, Member> members) {
    static Side of(Optional<Group> group) {
      Map<Symbol, Member> members = group.<Map<Symbol, Member>>map(Group::members).orElse(Map.of());
      return new Side(group.map(Group::definition), members.size(), members);
    }

    Optional<Member> member(Symbol symbol) {
      return Optional.ofNullable(members.get(symbol));
    }
  }

  /** Compares two states; each is empty if the group does not exist. */
  public static Difference between(Optional<Group> from, Optional<Group> to) {
    return between(Side.of(from), Side.of(to));
  }

  static Difference between(Side from, Side to) {
    Set<Symbol> symbols = new TreeSet<>(from.members().keySet());
    symbols.addAll(to.members().keySet());
    List<OfMember> members = new ArrayList<>();
    for (Symbol symbol : symbols) {
      Optional<Member> before = from.member(symbol);
      Optional<Member> after = to.member(symbol);
      if (!before.equals(after)) {
        members.add(new OfMember(symbol, before, after));
      }
    }
    return new Difference(
        from.definition().isPresent(),
        to.definition().isPresent(),
        from.memberCount(),
        to.memberCount(),
        to.definition().filter(definition -> !from.definition().equals(Optional.of(definition))),
        List.copyOf(members));
  }

  public boolean created() {
    return !existed && exists;
  }

  public boolean retired() {
    return existed && !exists;
  }
}
