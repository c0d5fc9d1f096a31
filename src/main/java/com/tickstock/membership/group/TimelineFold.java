package com.tickstock.membership.group;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The heart: a group's state as of T is the fold of its events with effective time up to T, ordered
 * by (effective time, log order). So the answer for any day depends on which events there are, not
 * on the order in which they came.
 *
 * <p>A refused event is no part of that: it has no effect, now or later.
 *
 * @param mostMembers of one group
 */
public record TimelineFold(int mostMembers) {
  /** How far an event may hold ahead of its recording: clocks differ by less. */
  static final Duration MOST_AHEAD = Duration.ofMinutes(5);

  /** What {@code event} does to a group that stands at {@code head} after {@code timeline}. */
  public Outcome fold(LoggedEvent event, Head head, Timeline timeline) {
    if (event.at().effectiveAt().isAfter(event.recordedAt().plus(MOST_AHEAD))) {
      String detail = "effectiveat %s is more than %d minutes after it was recorded, %s";
      return refused(
          Refusal.IN_THE_FUTURE,
          detail,
          event.at().effectiveAt(),
          MOST_AHEAD.toMinutes(),
          event.recordedAt());
    }
    if (event.expectedVersion().filter(version -> version != head.version()).isPresent()) {
      String detail = "expected version %d, but %s is at version %d";
      return refused(
          Refusal.VERSION_CONFLICT,
          detail,
          event.expectedVersion().get(),
          event.group(),
          head.version());
    }
    Optional<TimelineEntry> newest = newestBefore(Moment.LAST, timeline);
    boolean last = newest.isEmpty() || newest.get().at().compareTo(event.at()) < 0;
    GroupState before = last ? GroupState.of(head.now()) : timeline.stateBefore(event.at());
    if (event.event() instanceof GroupEvent.MembersChanged && !before.exists()) {
      String detail = "%s does not exist as of %s: publish its members first";
      return refused(Refusal.NO_SUCH_GROUP, detail, event.group(), event.at().effectiveAt());
    }
    Optional<TimelineEntry> predecessor = last ? newest : newestBefore(event.at(), timeline);
    return apply(event, head, before, timeline, predecessor);
  }

  private Outcome apply(
      LoggedEvent event,
      Head head,
      GroupState before,
      Timeline timeline,
      Optional<TimelineEntry> predecessor) {
    int replayed =
        predecessor.filter(p -> !p.isBase()).map(TimelineEntry::sinceCheckpoint).orElse(0);
    Step step = Step.of(event.event(), before);
    GroupState after = before.copy();
    if (!after.apply(step, event.at())) {
      return new Outcome.Unchanged(
          TimelineEntry.of(event, Optional.empty(), step, replayed, after));
    }
    long version = head.version() + 1;
    TimelineEntry entry = TimelineEntry.of(event, Optional.of(version), step, replayed, after);
    Refold refold = new Refold(entry, before, after);
    try (Stream<TimelineEntry> later = timeline.after(event.at())) {
      refold.forward(later.iterator());
    }
    if (refold.mostMembers() > mostMembers) {
      String detail = "%s would have %d members, the limit is %d";
      return refused(
          Refusal.TOO_MANY_MEMBERS, detail, event.group(), refold.mostMembers(), mostMembers);
    }
    return new Outcome.Applied(refold.change(event, version, head.now()), refold.written());
  }

  private static Optional<TimelineEntry> newestBefore(Moment moment, Timeline timeline) {
    try (Stream<TimelineEntry> entries = timeline.before(moment)) {
      return entries.findFirst();
    }
  }

  private static Outcome refused(Refusal refusal, String detail, Object... values) {
    return new Outcome.Refused(refusal, String.format(detail, values));
  }
}
