package com.tickstock.membership.group;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The core: a group's state as of T is the fold of its events with effective time up to T, ordered
 * by (effective time, log order). So the state of any day depends on the set of events, not on the
 * order of their arrival.
 *
 * <p>A refused event is not in that set: it has no effect, now or later.
 *
 * @param mostMembers the maximum number of members of one group
 */
public record TimelineFold(int mostMembers) {
  /** The maximum lead of effective time over recorded time. Clocks differ by less. */
  public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

  /** Folds {@code event} into a group with the current version {@code head} and this timeline. */
  public Outcome fold(LoggedEvent event, CurrentVersion head, Timeline timeline) {
    Optional<Outcome> objection = objection(event, head);
    if (objection.isPresent()) {
      return objection.get();
    }
    Optional<TimelineEntry> newest = newestBefore(TimelinePosition.LAST, timeline);
    boolean last = newest.isEmpty() || newest.get().at().compareTo(event.at()) < 0;
    GroupState before = last ? GroupState.of(head.now()) : timeline.stateBefore(event.at());
    if (event.event().needsGroup() && !before.exists()) {
      return new Outcome.Refused(
          Refusal.NO_SUCH_GROUP,
          "%s does not exist as of %s: publish its members first"
              .formatted(event.group(), event.at().effectiveAt()));
    }
    Optional<TimelineEntry> predecessor = last ? newest : newestBefore(event.at(), timeline);
    int replayed =
        predecessor.filter(p -> !p.isBase()).map(TimelineEntry::sinceCheckpoint).orElse(0);
    int follows = last ? 0 : sizeToNextBase(event.at(), timeline);
    return apply(event, head, before, timeline, new TimelineEntry.Replay(replayed, follows));
  }

  private static Optional<Outcome> objection(LoggedEvent event, CurrentVersion head) {
    if (event.at().effectiveAt().isAfter(event.recordedAt().plus(MAX_AHEAD))) {
      String detail =
          "effectiveat %s is more than %d minutes after it was recorded, %s"
              .formatted(event.at().effectiveAt(), MAX_AHEAD.toMinutes(), event.recordedAt());
      return Optional.of(new Outcome.Refused(Refusal.IN_THE_FUTURE, detail));
    }
    return event
        .expectedVersion()
        .filter(expected -> expected != head.version())
        .map(
            expected ->
                new Outcome.Refused(
                    Refusal.VERSION_CONFLICT,
                    "expected version %d, but %s is at version %d"
                        .formatted(expected, event.group(), head.version())));
  }

  private Outcome apply(
      LoggedEvent event,
      CurrentVersion head,
      GroupState before,
      Timeline timeline,
      TimelineEntry.Replay around) {
    Delta delta = event.event().delta(before);
    GroupState after = before.copy();
    if (!after.apply(delta, event.at())) {
      return new Outcome.Unchanged(TimelineEntry.of(event, Optional.empty(), delta, around, after));
    }
    long version = head.version() + 1;
    TimelineEntry entry = TimelineEntry.of(event, Optional.of(version), delta, around, after);
    RetroactiveFold refold = new RetroactiveFold(entry, before, after);
    try (Stream<TimelineEntry> later = timeline.after(event.at())) {
      refold.forward(later.iterator());
    }
    // sectors have no limit: together they hold every known symbol
    if (refold.mostMembers() > mostMembers && event.group().type() != GroupType.SECTOR) {
      return new Outcome.Refused(
          Refusal.TOO_MANY_MEMBERS,
          "%s would have %d members, the limit is %d"
              .formatted(event.group(), refold.mostMembers(), mostMembers));
    }
    return new Outcome.Applied(refold.change(event, version, head.now()), refold.written());
  }

  private static int sizeToNextBase(TimelinePosition moment, Timeline timeline) {
    try (Stream<TimelineEntry> later = timeline.after(moment)) {
      return later
          .takeWhile(entry -> !entry.isBase())
          .mapToInt(entry -> entry.delta().size())
          .sum();
    }
  }

  private static Optional<TimelineEntry> newestBefore(TimelinePosition moment, Timeline timeline) {
    try (Stream<TimelineEntry> entries = timeline.before(moment)) {
      return entries.findFirst();
    }
  }
}
