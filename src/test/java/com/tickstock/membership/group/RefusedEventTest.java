package com.tickstock.membership.group;

import static com.tickstock.membership.group.Words.day;
import static com.tickstock.membership.group.Words.defined;
import static com.tickstock.membership.group.Words.definition;
import static com.tickstock.membership.group.Words.group;
import static com.tickstock.membership.group.Words.put;
import static com.tickstock.membership.group.Words.removed;
import static com.tickstock.membership.group.Words.replaced;
import static com.tickstock.membership.group.Words.retired;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Events that have no effect, now or later. */
class RefusedEventTest {
  private final FoldedGroup spy = new FoldedGroup();

  @Test
  void theWriterMaySayWhichVersionItSaw() {
    assertThat(spy.feedExpecting(0, 1, replaced("A"))).isInstanceOf(Outcome.Applied.class);
    assertThat(spy.feedExpecting(1, 2, replaced("B"))).isInstanceOf(Outcome.Applied.class);
    spy.apply(3, retired());

    for (long other : new long[] {0, 2, 4, -1, Long.MAX_VALUE}) {
      assertRefused(
          spy.feedExpecting(other, 4, replaced("C")),
          Refusal.VERSION_CONFLICT,
          "expected version " + other + ", but DEFAULT/ETF/SPY is at version 3");
    }
    assertThat(spy.feedExpecting(3, 4, replaced("C"))).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void theVersionSeenIsComparedThoughNothingWouldChangeOrTheEventIsLate() {
    for (int version = 1; version <= 200; version++) {
      spy.apply(5, replaced("A=0." + version));
    }

    assertRefused(
        spy.feedExpecting(199, 6, replaced("A=0.200")), Refusal.VERSION_CONFLICT, "version 200");
    assertRefused(
        spy.feedExpecting(199, 4, replaced("B")), Refusal.VERSION_CONFLICT, "version 200");
    assertThat(spy.feedExpecting(200, 4, replaced("B"))).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void anEventHoldsAtMostFiveMinutesAheadOfItsRecording() {
    LoggedEvent event = spy.next(new Said(1, replaced("A")));
    Instant latest = event.at().effectiveAt();
    Duration ahead = Duration.ofMinutes(5);

    Outcome tooEarly = spy.feed(recorded(event, latest.minus(ahead).minusNanos(1000)));

    assertRefused(tooEarly, Refusal.IN_THE_FUTURE, "2025-01-02T00:00:00Z is more than 5 minutes");
    assertThat(spy.feed(recorded(event, latest.minus(ahead)))).isInstanceOf(Outcome.Applied.class);
  }

  private static LoggedEvent recorded(LoggedEvent event, Instant recordedAt) {
    return new LoggedEvent(
        event.group(),
        event.at(),
        recordedAt,
        event.cause(),
        event.expectedVersion(),
        event.event());
  }

  @Test
  void aGroupHasAtMostItsLimitOfMembers() {
    FoldedGroup small = new FoldedGroup(2);
    small.apply(1, replaced("A", "B"));

    assertRefused(
        small.feed(2, replaced("A", "B", "C")),
        Refusal.TOO_MANY_MEMBERS,
        "DEFAULT/ETF/SPY would have 3 members, the limit is 2");
    assertRefused(small.feed(2, put("C")), Refusal.TOO_MANY_MEMBERS, "3 members");

    Change change = small.apply(2, replaced("C", "D"));
    assertThat(change.version()).isEqualTo(2);
    assertThat(change.now()).hasValue(group(2, "C", "D"));
  }

  @Test
  void aChangeToAMissingGroupIsRefusedAndLeavesNoTrace() {
    Outcome.Refused refused = spy.refuse(2, put("A"));

    assertThat(refused.refusal()).isEqualTo(Refusal.NO_SUCH_GROUP);
    assertThat(refused.detail()).contains("DEFAULT/ETF/SPY does not exist as of 2025-01-03");
    // not even after a late event shows that the group existed then
    assertThat(spy.apply(1, replaced("B")).version()).isEqualTo(1);
    assertThat(spy.asOf(2)).hasValue(group(1, "B"));
  }

  @Test
  void aChangeAfterTheRetirementIsRefusedUntilTheGroupIsBack() {
    spy.apply(1, replaced("A"));
    spy.apply(2, retired());

    assertThat(spy.refuse(2, put("B")).refusal()).isEqualTo(Refusal.NO_SUCH_GROUP);
    assertThat(spy.refuse(3, removed("A")).refusal()).isEqualTo(Refusal.NO_SUCH_GROUP);

    spy.apply(3, defined("again"));
    assertThat(spy.apply(3, put("B")).now()).hasValue(group(3, definition("again"), "B"));
  }

  @Test
  void aLateChangeBeforeTheGroupExistedIsRefusedAndLeavesNoTrace() {
    spy.apply(5, replaced("A"));

    assertThat(spy.refuse(3, put("B")).refusal()).isEqualTo(Refusal.NO_SUCH_GROUP);

    assertThat(spy.apply(1, replaced("Z")).version()).isEqualTo(2);
    assertThat(spy.asOf(3)).hasValue(group(1, "Z"));
  }

  @Test
  void theLimitOfMembersHoldsInThePastAndInWhatFollowsFromIt() {
    FoldedGroup small = new FoldedGroup(3);
    small.apply(1, replaced("A", "B"));
    small.apply(5, put("C"));
    small.apply(7, replaced("A"));

    assertThat(small.refuse(3, put("D", "E")).refusal()).isEqualTo(Refusal.TOO_MANY_MEMBERS);
    assertThat(small.refuse(3, put("D")).detail()).contains("would have 4 members");

    Change change = small.apply(3, replaced("C", "D"));
    assertThat(change.version()).isEqualTo(4);
    assertThat(change.past().get().until()).hasValue(day(7));
  }

  private static void assertRefused(Outcome outcome, Refusal refusal, String detail) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              assertThat(refused.refusal()).isEqualTo(refusal);
              assertThat(refused.detail()).contains(detail);
            });
  }
}
