package com.tickstock.membership.group;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known of a group, read at one time, to tell what was known of it earlier: a late
 * event changes what is true of a day, but not what was thought of that day before it came.
 *
 * @param entries in the order of the timeline
 */
public record TransactionTimeView(List<TimelineEntry> entries) {

  public static TransactionTimeView of(Timeline timeline) {
    try (Stream<TimelineEntry> all = timeline.after(TimelinePosition.FIRST)) {
      // checkpoints hold what came later too, so they are of no use here
      return new TransactionTimeView(all.map(e -> e.with(e.delta(), Optional.empty())).toList());
    }
  }

  /** The newest version of which there is an entry; 0 where there is none. */
  public long latestVersion() {
    return entries.stream().flatMap(e -> e.version().stream()).mapToLong(v -> v).max().orElse(0);
  }

  /** The entry of the event that made a version. */
  public Optional<TimelineEntry> version(long number) {
    return entries.stream()
        .filter(entry -> entry.version().filter(v -> v == number).isPresent())
        .findFirst();
  }

  /**
   * The event that made the newest version known at {@code knownAt}; see {@link #asOf(Moment,
   * Instant)}.
   */
  public Optional<TimelineEntry> newestVersion(Instant knownAt) {
    long known = lastKnown(knownAt);
    return entries.stream()
        .filter(entry -> entry.at().offset() <= known && entry.version().isPresent())
        .max(Comparator.comparing(entry -> entry.at().offset()));
  }

  /**
   * The group as the events before {@code moment} make it, as far as was known at {@code knownAt};
   * empty where it does not exist then.
   *
   * <p>Known are the events that the log took before the first one that was recorded after {@code
   * knownAt}. Where a broker with another clock takes over, recorded times can step back; what
   * stands behind a later time is not known yet then, whatever its own time says. So an answer is
   * that of a prefix of the group's log, a later {@code knownAt} knows no less, and once the log
   * has gone past a {@code knownAt} nothing that comes changes what was known then.
   */
  public Optional<Group> asOf(TimelinePosition moment, Instant knownAt) {
    return asOf(moment, lastKnown(knownAt));
  }

  private long lastKnown(Instant knownAt) {
    return entries.stream()
            .filter(entry -> entry.recordedAt().isAfter(knownAt))
            .mapToLong(entry -> entry.at().offset())
            .min()
            .orElse(Long.MAX_VALUE)
        - 1;
  }

  /**
   * The group as the events before {@code moment} make it, without those that were logged after
   * {@code offset}; empty where it does not exist then.
   *
   * <p>Replacements are kept as differences to what is known today to stand before them. So today's
   * state goes along, which after a replacement has just the members that were said.
   */
  public Optional<Group> asOf(TimelinePosition moment, long offset) {
    GroupState today = GroupState.of(Optional.empty());
    GroupState then = GroupState.of(Optional.empty());
    boolean alike = true;
    for (TimelineEntry entry : entries) {
      if (entry.at().compareTo(moment) >= 0) {
        break;
      }
      Delta delta = entry.delta();
      today.apply(delta, entry.at());
      if (entry.at().offset() > offset) {
        alike = false;
        continue;
      }
      boolean replaced = delta.kind() == Delta.Kind.REPLACED;
      then.apply(
          replaced && !alike ? then.deltaToMembersOf(today, delta.definition()) : delta,
          entry.at());
      // nothing before these shines through
      alike |= replaced || delta.kind() == Delta.Kind.RETIRED;
    }
    return then.toGroup();
  }
}
