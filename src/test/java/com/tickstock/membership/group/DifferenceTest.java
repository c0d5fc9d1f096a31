package com.tickstock.membership.group;

import static com.tickstock.membership.group.Words.definition;
import static com.tickstock.membership.group.Words.group;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DifferenceTest {

  @Property(tries = 1000)
  void appliedToTheFirstDayItMakesTheSecond(
      @ForAll(supplier = Histories.Small.class) List<Said> history) {
    FoldedGroup spy = new FoldedGroup();
    history.forEach(spy::feed);
    for (Optional<Group> from : spy.answers().values()) {
      for (Optional<Group> to : spy.answers().values()) {
        leadsFromTo(Difference.between(from, to), from, to);
      }
    }
  }

  static void leadsFromTo(Difference difference, Optional<Group> from, Optional<Group> to) {
    SortedMap<Symbol, Member> members = membersOf(from);
    for (Difference.OfMember member : difference.members()) {
      assertThat(member.before()).isNotEqualTo(member.after());
      assertThat(Optional.ofNullable(members.remove(member.symbol()))).isEqualTo(member.before());
      member.after().ifPresent(after -> members.put(after.symbol(), after));
    }
    assertThat(members).isEqualTo(membersOf(to));
    assertThat(difference.members()).extracting(Difference.OfMember::symbol).isSorted();
    assertThat(difference.existed()).isEqualTo(from.isPresent());
    assertThat(difference.exists()).isEqualTo(to.isPresent());
    assertThat(difference.previousCount()).isEqualTo(membersOf(from).size());
    assertThat(difference.memberCount()).isEqualTo(membersOf(to).size());
    Optional<Definition> was = from.map(Group::definition);
    Optional<Definition> is = to.map(Group::definition);
    assertThat(difference.definition()).isEqualTo(is.equals(was) ? Optional.empty() : is);
  }

  private static SortedMap<Symbol, Member> membersOf(Optional<Group> group) {
    return new TreeMap<>(
        group.<SortedMap<Symbol, Member>>map(Group::members).orElseGet(TreeMap::new));
  }

  @Example
  void tellsAddedRemovedReweightedAndAnnotatedApart() {
    Member noted =
        new Member(
            Words.symbol("E"), Optional.empty(), Optional.of(new JsonObject("{\"sector\":1}")));
    SortedMap<Symbol, Member> to = Words.members("A=0.2", "C", "D=0.5");
    to.put(noted.symbol(), noted);

    Difference difference =
        Difference.between(
            Optional.of(group(1, "A=0.1", "B=0.3", "D", "E")),
            Optional.of(new Group(Definition.NONE, to, Words.day(2))));

    assertThat(difference.members())
        .extracting(Difference.OfMember::kind)
        .containsExactly(
            MemberChange.Kind.REWEIGHTED,
            MemberChange.Kind.REMOVED,
            MemberChange.Kind.ADDED,
            MemberChange.Kind.REWEIGHTED,
            MemberChange.Kind.ANNOTATED);
    assertThat(difference.created()).isFalse();
    assertThat(difference.retired()).isFalse();
    assertThat(difference.definition()).isEmpty();
  }

  @Example
  void theSameStateSinceAnotherDayIsNoDifference() {
    assertThat(Difference.between(Optional.of(group(1, "A")), Optional.of(group(2, "A"))))
        .isEqualTo(new Difference(true, true, 1, 1, Optional.empty(), List.of()));
    assertThat(Difference.between(Optional.empty(), Optional.empty()))
        .isEqualTo(new Difference(false, false, 0, 0, Optional.empty(), List.of()));
  }

  @Example
  void aGroupThatIsOnlyThereInOneIsCreatedOrRetired() {
    Optional<Group> one = Optional.of(group(1, definition("one"), "A"));
    Difference created = Difference.between(Optional.empty(), one);
    assertThat(created.created()).isTrue();
    assertThat(created.definition()).hasValue(definition("one"));
    Difference retired = Difference.between(one, Optional.empty());
    assertThat(retired.retired()).isTrue();
    assertThat(retired.definition()).isEmpty();
    assertThat(retired.previousCount()).isEqualTo(1);
  }
}
