package com.tickstock.membership.group;

import static com.tickstock.membership.group.Words.added;
import static com.tickstock.membership.group.Words.became;
import static com.tickstock.membership.group.Words.day;
import static com.tickstock.membership.group.Words.defined;
import static com.tickstock.membership.group.Words.definition;
import static com.tickstock.membership.group.Words.dropped;
import static com.tickstock.membership.group.Words.group;
import static com.tickstock.membership.group.Words.put;
import static com.tickstock.membership.group.Words.removed;
import static com.tickstock.membership.group.Words.replaced;
import static com.tickstock.membership.group.Words.retired;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Events that arrive in the order of their days; {@link LateEventTest} has the others. */
class TimelineFoldTest {
  private final FoldedGroup spy = new FoldedGroup();

  @Test
  void theFirstReplacementMakesTheGroup() {
    LoggedEvent event = spy.next(new Said(1, replaced("A=0.6", "B")));

    Outcome outcome = spy.feed(event);

    Change expected =
        new Change(
            event.group(),
            1,
            day(1),
            event.recordedAt(),
            event.cause(),
            true,
            false,
            Optional.of(Definition.NONE),
            List.of(added("A=0.6", 1), added("B", 1)),
            Optional.empty(),
            Optional.of(group(1, "A=0.6", "B")));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Applied.class, applied -> assertThat(applied.change()).isEqualTo(expected));
    assertThat(spy.head()).isEqualTo(new CurrentVersion(1, Optional.of(group(1, "A=0.6", "B"))));
    assertThat(spy.asOf(0)).isEmpty();
    assertThat(spy.asOf(day(1).minusNanos(1000))).isEmpty();
    assertThat(spy.asOf(1)).hasValue(group(1, "A=0.6", "B"));
  }

  @Test
  void aReplacementByNobodyMakesAnEmptyGroup() {
    Change change = spy.apply(1, replaced());

    assertThat(change.members()).isEmpty();
    assertThat(change.definition()).hasValue(Definition.NONE);
    assertThat(spy.now()).hasValue(group(1));
  }

  @Test
  void aReplacementSaysWhoCameWhoLeftAndWhoseWeightIsAnother() {
    spy.apply(1, replaced("A", "B=0.1", "C=0.2"));

    Change change = spy.apply(2, replaced("B=0.10", "C=0.3", "D"));

    assertThat(change.version()).isEqualTo(2);
    assertThat(change.created()).isFalse();
    assertThat(change.members())
        .containsExactly(dropped("A", 2), became("C=0.2", "C=0.3", 2), added("D", 2));
    assertThat(change.count(MemberChange.Kind.REWEIGHTED)).isEqualTo(1);
    assertThat(change.definition()).isEmpty();
    assertThat(change.past()).isEmpty();
    assertThat(change.intervals()).isEqualTo(change.members());
    assertThat(spy.asOf(1)).hasValue(group(1, "A", "B=0.1", "C=0.2"));
    assertThat(spy.asOf(2)).hasValue(group(2, "B=0.1", "C=0.3", "D"));
  }

  @Test
  void whatSaysWhatIsSoAlreadyMakesNoVersion() {
    spy.apply(1, replaced(definition("an index"), "A=0.1", "B"));

    assertThat(spy.feed(2, replaced("A=0.100", "B"))).isInstanceOf(Outcome.Unchanged.class);
    assertThat(spy.feed(3, put("A=0.1"))).isInstanceOf(Outcome.Unchanged.class);
    assertThat(spy.feed(4, removed("C"))).isInstanceOf(Outcome.Unchanged.class);
    assertThat(spy.feed(5, defined("an index"))).isInstanceOf(Outcome.Unchanged.class);
    assertThat(spy.feed(6, put())).isInstanceOf(Outcome.Unchanged.class);

    assertThat(spy.asOf(6)).hasValue(group(1, definition("an index"), "A=0.1", "B"));
    assertThat(spy.timeline().entries())
        .extracting(TimelineEntry::version)
        .containsOnlyOnce(Optional.of(1L))
        .hasSize(6);
  }

  @Test
  void aChangeTouchesWhatItNamesAlone() {
    spy.apply(1, replaced(definition("an index"), "A", "B=0.1", "C"));

    Change change =
        spy.apply(
            2,
            new GroupEvent.MembersChanged(
                Words.members("B=0.2", "D"), Words.symbols("C", "UNKNOWN")));

    assertThat(change.members())
        .containsExactly(became("B=0.1", "B=0.2", 2), dropped("C", 2), added("D", 2));
    assertThat(spy.now()).hasValue(group(2, definition("an index"), "A", "B=0.2", "D"));
  }

  @Test
  void anotherWordAboutAMemberIsAnAnnotation() {
    spy.apply(1, replaced("A=0.1"));
    Member noted =
        new Member(
            Words.symbol("A"),
            Optional.of(Weight.parse("0.1")),
            Optional.of(new JsonObject("{\"sector\":\"energy\"}")));
    var members = Words.members();
    members.put(noted.symbol(), noted);

    Change change = spy.apply(2, new GroupEvent.MembersReplaced(members, Optional.empty()));

    assertThat(change.count(MemberChange.Kind.ANNOTATED)).isEqualTo(1);
    assertThat(spy.now().get().members()).containsValue(noted);
  }

  @Test
  void aRedefinitionLeavesTheMembers() {
    spy.apply(1, replaced("A"));

    Change change = spy.apply(2, defined("an index"));

    assertThat(change.definition()).hasValue(definition("an index"));
    assertThat(change.members()).isEmpty();
    assertThat(spy.now()).hasValue(group(2, definition("an index"), "A"));
  }

  @Test
  void aDefinitionMakesAGroupWithoutMembers() {
    Change change = spy.apply(1, defined("an index"));

    assertThat(change.definition()).hasValue(definition("an index"));
    assertThat(spy.now()).hasValue(group(1, definition("an index")));
    assertThat(spy.apply(2, put("A")).now()).hasValue(group(2, definition("an index"), "A"));
  }

  @Test
  void aReplacementKeepsTheDefinitionUnlessItBringsOne() {
    spy.apply(1, defined("an index"));

    assertThat(spy.apply(2, replaced("A")).definition()).isEmpty();
    assertThat(spy.apply(3, replaced(Definition.NONE, "A")).definition()).hasValue(Definition.NONE);

    assertThat(spy.asOf(2)).hasValue(group(2, definition("an index"), "A"));
    assertThat(spy.now()).hasValue(group(3, "A"));
  }

  @Test
  void aRetiredGroupComesBackAsANewOneWhoseVersionGoesOn() {
    spy.apply(1, replaced(definition("an index"), "A", "B"));

    Change retirement = spy.apply(2, retired());

    assertThat(retirement.retired()).isTrue();
    assertThat(retirement.members()).containsExactly(dropped("A", 2), dropped("B", 2));
    assertThat(retirement.definition()).isEmpty();
    assertThat(spy.head()).isEqualTo(new CurrentVersion(2, Optional.empty()));
    assertThat(spy.feed(3, retired())).isInstanceOf(Outcome.Unchanged.class);

    Change again = spy.apply(4, replaced("B"));

    assertThat(again.version()).isEqualTo(3);
    assertThat(again.created()).isTrue();
    assertThat(again.definition()).hasValue(Definition.NONE);
    assertThat(again.members()).containsExactly(added("B", 4));
    assertThat(spy.asOf(1)).hasValue(group(1, definition("an index"), "A", "B"));
    assertThat(spy.asOf(2)).isEmpty();
    assertThat(spy.asOf(3)).isEmpty();
    assertThat(spy.asOf(4)).hasValue(group(4, "B"));
  }

  @Test
  void theRetirementOfWhatNeverWasIsNoVersion() {
    assertThat(spy.feed(2, retired())).isInstanceOf(Outcome.Unchanged.class);
    assertThat(spy.apply(1, replaced("A")).retired()).isFalse();
    assertThat(spy.asOf(1)).hasValue(group(1, "A"));
    assertThat(spy.asOf(2)).isEmpty();
  }
}
