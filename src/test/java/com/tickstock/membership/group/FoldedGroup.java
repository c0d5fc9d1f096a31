package com.tickstock.membership.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One group, folded as in the service: takes events and keeps the outcomes. */
final class FoldedGroup {
  private static final int LIMIT = 20_000;

  private final TimelineFold fold;
  private final InMemoryTimeline timeline = new InMemoryTimeline();
  private final List<LoggedEvent> accepted = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private CurrentVersion head = CurrentVersion.NONE;
  private long nextOffset;

  FoldedGroup() {
    this(LIMIT);
  }

  FoldedGroup(int mostMembers) {
    fold = new TimelineFold(mostMembers);
  }

  Outcome feed(LoggedEvent event) {
    Outcome outcome = fold.fold(event, head, timeline);
    assertThat(timeline.openStreams()).as("streams left open").isZero();
    if (outcome instanceof Outcome.Applied applied) {
      timeline.write(event, applied.written());
      head = new CurrentVersion(applied.change().version(), applied.change().now());
      changes.add(applied.change());
      accepted.add(event);
    } else if (outcome instanceof Outcome.Unchanged unchanged) {
      timeline.write(event, List.of(unchanged.written()));
      accepted.add(event);
    }
    return outcome;
  }

  Outcome feed(Said said) {
    return feed(next(said));
  }

  Outcome feed(int day, GroupEvent event) {
    return feed(new Said(day, event));
  }

  Outcome feedExpecting(long version, int day, GroupEvent event) {
    return feed(new Said(day, event).logged(takeOffset(), Optional.of(version)));
  }

  /** The event in the form in which the next {@code feed} logs it. */
  LoggedEvent next(Said said) {
    return said.logged(takeOffset());
  }

  private long takeOffset() {
    // a commit marker takes one offset between two transactions
    nextOffset += 2;
    return nextOffset;
  }

  /** Feeds an event that must change something. */
  Change apply(int day, GroupEvent event) {
    return assertThat(feed(day, event)).asInstanceOf(type(Outcome.Applied.class)).actual().change();
  }

  /** Feeds an event that must be refused. */
  Outcome.Refused refuse(int day, GroupEvent event) {
    return assertThat(feed(day, event)).asInstanceOf(type(Outcome.Refused.class)).actual();
  }

  Optional<Group> asOf(int day) {
    return asOf(Words.day(day));
  }

  Optional<Group> asOf(Instant instant) {
    return timeline.asOf(TimelinePosition.endOf(instant));
  }

  Map<Instant, Optional<Group>> answers() {
    Map<Instant, Optional<Group>> answers = new TreeMap<>();
    Words.everyDay().forEach(day -> answers.put(day, asOf(day)));
    return answers;
  }

  Optional<Group> now() {
    return head.now();
  }

  CurrentVersion head() {
    return head;
  }

  InMemoryTimeline timeline() {
    return timeline;
  }

  /** In the order of arrival. */
  List<LoggedEvent> accepted() {
    return accepted;
  }

  /** In the order of arrival. */
  List<Change> changes() {
    return changes;
  }
}
