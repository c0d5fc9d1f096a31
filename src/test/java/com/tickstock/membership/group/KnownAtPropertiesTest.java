package com.tickstock.membership.group;

import static com.tickstock.membership.group.Words.put;
import static com.tickstock.membership.group.Words.replaced;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The state known at a recorded time equals the naive fold of the log up to then. */
class KnownAtPropertiesTest {
  private static final Instant START = Words.day(3650);
  private static final int SECONDS = 40;

  @Property(tries = 2000)
  @StatisticsReport(onFailureOnly = true)
  void whatWasKnownIsTheFoldOfThePrefixOfTheLogThoughClocksStepBack(
      @ForAll(supplier = Histories.Small.class) List<Said> history,
      @ForAll @Size(14) List<@IntRange(max = 6) Integer> clocks) {
    FoldedGroup group = fed(history, clocks);
    TransactionTimeView knowledge = TransactionTimeView.of(group.timeline());
    boolean steppedBack = false;
    for (int second = -1; second <= SECONDS; second++) {
      Instant knownAt = START.plusSeconds(second);
      List<LoggedEvent> prefix = prefix(group.accepted(), knownAt);
      NaiveFold naive = new NaiveFold(prefix);
      for (Instant day : Words.everyDay()) {
        assertThat(knowledge.asOf(TimelinePosition.endOf(day), knownAt)).isEqualTo(naive.asOf(day));
      }
      assertThat(knowledge.newestVersion(knownAt).flatMap(TimelineEntry::version))
          .isEqualTo(newestVersion(group, prefix.size()));
      steppedBack |=
          group.accepted().stream()
              .anyMatch(e -> !prefix.contains(e) && !e.recordedAt().isAfter(knownAt));
    }
    Statistics.label("a recorded time stepped back").collect(steppedBack);
    Statistics.label("a recorded time stepped back")
        .coverage(coverage -> coverage.check(true).percentage(p -> p >= 30));
  }

  private static FoldedGroup fed(List<Said> history, List<Integer> clocks) {
    FoldedGroup group = new FoldedGroup();
    for (int i = 0; i < history.size(); i++) {
      LoggedEvent event = group.next(history.get(i));
      group.feed(recordedAt(event, START.plusSeconds(event.at().offset() + clocks.get(i))));
    }
    return group;
  }

  private static LoggedEvent recordedAt(LoggedEvent event, Instant time) {
    return new LoggedEvent(
        event.group(), event.at(), time, event.cause(), event.expectedVersion(), event.event());
  }

  private static List<LoggedEvent> prefix(List<LoggedEvent> log, Instant knownAt) {
    List<LoggedEvent> prefix = new ArrayList<>();
    for (LoggedEvent event : log) {
      if (event.recordedAt().isAfter(knownAt)) {
        break;
      }
      prefix.add(event);
    }
    return prefix;
  }

  private static Optional<Long> newestVersion(FoldedGroup group, int accepted) {
    FoldedGroup again = new FoldedGroup();
    group.accepted().subList(0, accepted).forEach(again::feed);
    return again.changes().stream().map(Change::version).reduce((older, newer) -> newer);
  }

  @Example
  void whatStandsBehindALaterTimeIsNotKnownYet() {
    FoldedGroup spy = new FoldedGroup();
    spy.feed(recordedAt(spy.next(new Said(1, replaced("A"))), START));
    spy.feed(recordedAt(spy.next(new Said(1, put("B"))), START.plusSeconds(5)));
    spy.feed(recordedAt(spy.next(new Said(1, put("C"))), START.plusSeconds(3)));
    TransactionTimeView knowledge = TransactionTimeView.of(spy.timeline());

    assertThat(knowledge.asOf(TimelinePosition.LAST, START.minusSeconds(1))).isEmpty();
    assertThat(knowledge.newestVersion(START.minusSeconds(1))).isEmpty();
    assertThat(knowledge.asOf(TimelinePosition.LAST, START.plusSeconds(3)))
        .hasValue(Words.group(1, "A"));
    assertThat(knowledge.newestVersion(START.plusSeconds(3)).flatMap(TimelineEntry::version))
        .hasValue(1L);
    assertThat(knowledge.asOf(TimelinePosition.LAST, START.plusSeconds(5)))
        .hasValue(Words.group(1, "A", "B", "C"));
  }
}
