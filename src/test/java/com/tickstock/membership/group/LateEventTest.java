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
import static com.tickstock.membership.group.Words.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Events that arrive after events with a later effective time. */
class LateEventTest {
  private final FoldedGroup spy = new FoldedGroup();

  @Test
  void aLateReplacementHoldsUntilTheNextOne() {
    spy.apply(1, replaced("A"));
    spy.apply(5, replaced("A", "B"));

    Change change = spy.apply(3, replaced("C"));

    assertThat(change.version()).isEqualTo(3);
    assertThat(change.members()).isEmpty();
    assertThat(change.definition()).isEmpty();
    assertThat(change.past())
        .hasValue(
            new Change.RetroactiveChange(
                day(3),
                Optional.of(day(5)),
                false,
                List.of(until(5, dropped("A", 3)), until(5, added("C", 3)))));
    assertThat(change.now()).hasValue(group(5, "A", "B"));
    assertThat(spy.asOf(2)).hasValue(group(1, "A"));
    assertThat(spy.asOf(4)).hasValue(group(3, "C"));
    assertThat(spy.asOf(5)).hasValue(group(5, "A", "B"));
  }

  @Test
  void aLateFileBeforeTheFirstIsTheBeginning() {
    spy.apply(5, replaced("A", "B"));

    Change change = spy.apply(1, replaced("A"));

    assertThat(change.members()).isEmpty();
    assertThat(change.past())
        .hasValue(
            new Change.RetroactiveChange(
                day(1), Optional.of(day(5)), true, List.of(until(5, added("A", 1)))));
    assertThat(spy.asOf(1)).hasValue(group(1, "A"));
    assertThat(spy.now()).hasValue(group(5, "A", "B"));
  }

  @Test
  void aLateChangeStaysWhereLaterChangesSayNothingElse() {
    spy.apply(1, replaced("A", "B", "C"));
    spy.apply(5, put("B=0.5"));
    spy.apply(7, removed("C"));

    Change change = spy.apply(3, put("B=0.1", "C=0.1", "D"));

    assertThat(change.members()).containsExactly(added("D", 3));
    assertThat(change.past())
        .hasValue(
            new Change.RetroactiveChange(
                day(3),
                Optional.empty(),
                false,
                List.of(
                    until(5, became("B", "B=0.1", 3)),
                    until(7, became("C", "C=0.1", 3)),
                    added("D", 3))));
    assertThat(spy.asOf(4)).hasValue(group(3, "A", "B=0.1", "C=0.1", "D"));
    assertThat(spy.asOf(5)).hasValue(group(5, "A", "B=0.5", "C=0.1", "D"));
    assertThat(spy.now()).hasValue(group(7, "A", "B=0.5", "D"));
    assertThat(change.now()).isEqualTo(spy.now());
  }

  @Test
  void aIntervalEndsWithItsMembershipThoughTheGroupDiffersLonger() {
    spy.apply(1, replaced("A=0.1"));
    spy.apply(5, removed("A"));
    spy.apply(7, replaced("A=0.3"));

    Change change = spy.apply(3, put("A=0.2"));

    assertThat(change.intervals()).containsExactly(until(5, became("A=0.1", "A=0.2", 3)));

    Change retirement = spy.apply(4, retired());

    assertThat(retirement.retired()).isFalse();
    assertThat(retirement.past())
        .hasValue(
            new Change.RetroactiveChange(
                day(4), Optional.of(day(7)), true, List.of(until(5, dropped("A=0.2", 4)))));
  }

  @Test
  void aLateRetirementSilencesTheChangesAfterItUntilTheGroupIsBack() {
    spy.apply(1, replaced("A", "B"));
    spy.apply(5, put("B=0.5", "C"));

    Change retirement = spy.apply(3, retired());

    assertThat(retirement.retired()).isTrue();
    assertThat(retirement.now()).isEmpty();
    assertThat(retirement.members())
        .containsExactly(dropped("A", 3), dropped("B=0.5", 5), dropped("C", 5));
    assertThat(retirement.intervals())
        .containsExactly(
            dropped("A", 3), until(5, dropped("B", 3)), dropped("B=0.5", 5), dropped("C", 5));
    assertThat(spy.asOf(3)).isEmpty();
    assertThat(spy.asOf(5)).isEmpty();

    Change back = spy.apply(4, replaced("X"));

    assertThat(back.version()).isEqualTo(4);
    assertThat(back.members()).containsExactly(added("B=0.5", 5), added("C", 5), added("X", 4));
    assertThat(spy.asOf(4)).hasValue(group(4, "X"));
    assertThat(spy.now()).hasValue(group(5, "B=0.5", "C", "X"));
  }

  @Test
  void aLateRetirementEndsAtTheNextReplacementButTakesTheDefinitionAlong() {
    spy.apply(1, replaced(definition("an index"), "A", "B"));
    spy.apply(5, replaced("A"));

    Change change = spy.apply(3, retired());

    assertThat(change.retired()).isFalse();
    assertThat(change.definition()).hasValue(Definition.NONE);
    assertThat(change.members()).isEmpty();
    assertThat(change.past())
        .hasValue(
            new Change.RetroactiveChange(
                day(3),
                Optional.empty(),
                true,
                List.of(until(5, dropped("A", 3)), until(5, dropped("B", 3)))));
    assertThat(spy.asOf(4)).isEmpty();
    assertThat(spy.now()).hasValue(group(5, "A"));
  }

  @Test
  void aLateDefinitionHoldsUntilTheNextOne() {
    spy.apply(1, replaced(definition("first"), "A"));
    spy.apply(5, defined("third"));

    Change change = spy.apply(3, defined("second"));

    assertThat(change.definition()).isEmpty();
    assertThat(change.past())
        .hasValue(new Change.RetroactiveChange(day(3), Optional.of(day(5)), true, List.of()));
    assertThat(spy.asOf(3)).hasValue(group(3, definition("second"), "A"));
    assertThat(spy.now()).hasValue(group(5, definition("third"), "A"));
  }

  @Test
  void aLateDefinitionShinesThroughReplacementsThatBringNone() {
    spy.apply(3, replaced("A"));
    spy.apply(5, replaced("B"));

    Change change = spy.apply(1, defined("an index"));

    assertThat(change.definition()).hasValue(definition("an index"));
    assertThat(change.members()).isEmpty();
    assertThat(change.past())
        .hasValue(new Change.RetroactiveChange(day(1), Optional.empty(), true, List.of()));
    assertThat(spy.asOf(1)).hasValue(group(1, definition("an index")));
    assertThat(spy.asOf(3)).hasValue(group(3, definition("an index"), "A"));
    assertThat(spy.now()).hasValue(group(5, definition("an index"), "B"));
  }

  @Test
  void ofEventsThatHoldFromTheSameTimeTheLaterLoggedHoldsLast() {
    spy.apply(1, replaced("A"));
    spy.apply(1, put("B"));
    assertThat(spy.now()).hasValue(group(1, "A", "B"));

    spy.apply(5, replaced("Z"));
    Change change = spy.apply(1, removed("A"));

    assertThat(change.intervals()).containsExactly(until(5, dropped("A", 1)));
    assertThat(spy.asOf(1)).hasValue(group(1, "B"));
    assertThat(spy.now()).hasValue(group(5, "Z"));
  }

  @Test
  void noIntervalIsShownForWhatHoldsForNoTime() {
    spy.apply(1, replaced("A"));
    spy.feed(5, removed("B"));
    spy.apply(5, replaced("A", "B", "C"));

    Change change = spy.apply(3, put("B"));

    assertThat(change.past())
        .hasValue(
            new Change.RetroactiveChange(
                day(3), Optional.of(day(5)), false, List.of(until(5, added("B", 3)))));
  }

  @Test
  void whatWasUnchangedStandsAgainstAnEarlierEventThatComesLater() {
    spy.apply(1, replaced("A"));
    assertThat(spy.feed(3, replaced("A"))).isInstanceOf(Outcome.Unchanged.class);
    assertThat(spy.now()).hasValue(group(1, "A"));

    Change change = spy.apply(2, replaced("B"));

    assertThat(change.members()).isEmpty();
    assertThat(change.intervals())
        .containsExactly(until(3, dropped("A", 2)), until(3, added("B", 2)));
    assertThat(spy.asOf(2)).hasValue(group(2, "B"));
    assertThat(spy.now()).as("exactly so since day 3").hasValue(group(3, "A"));
  }

  @Test
  void aLateEventThatSaysWhatWasSoMakesNoVersion() {
    spy.apply(1, replaced("A"));
    spy.apply(5, replaced("B"));

    assertThat(spy.feed(3, put("A"))).isInstanceOf(Outcome.Unchanged.class);
    assertThat(spy.feed(0, retired())).isInstanceOf(Outcome.Unchanged.class);

    assertThat(spy.asOf(0)).isEmpty();
    assertThat(spy.asOf(3)).hasValue(group(1, "A"));
  }

  @Test
  void aManualEditStaysOnTopOfAFileOfAnEarlierDay() {
    spy.apply(1, replaced("A", "B"));
    spy.apply(5, removed("B"));

    spy.apply(3, replaced("A", "B", "C"));

    assertThat(spy.now()).hasValue(group(5, "A", "C"));
  }
}
